import Tensors
import TestSupport
import Testing

/// Protogen's own operators agree with libtorch's, computed with 64-bit floats.
struct ImageOperatorTests {
  /// A function of images, its result, and the gradient of its result's weighted sum.
  private struct Evaluation {
    let values: [Double]
    let gradient: [Double]

    init(
      _ numbers: [Double], shape: [Int], type: ScalarType, _ function: (Tensor) throws -> Tensor
    ) throws {
      let leaf = try Tensor(numbers, shape: shape).converted(to: type).requiringGradient()
      let result = try function(leaf)
      values = try result.converted(to: .float64).scalars(as: Double.self)
      // Weights that bfloat16 holds exactly.
      let weights = (0..<result.count).map { Double($0 * 37 % 17 - 8) / 8 }
      let total = try result.converted(to: .float64)
        .multiplied(by: Tensor(weights, shape: result.shape)).sum()
      let gradients = try total.gradients(withRespectTo: [leaf])
      gradient =
        try gradients[0]?.converted(to: .float64).scalars(as: Double.self)
        ?? []
    }

    func deviation(from other: Evaluation) -> Double {
      guard values.count == other.values.count, gradient.count == other.gradient.count else {
        return .infinity
      }
      return zip(values + gradient, other.values + other.gradient).map { abs($0 - $1) }.max() ?? 0
    }
  }

  /// Numbers with ties, that bfloat16 holds exactly.
  private func numbers(_ shape: [Int]) -> [Double] {
    var random = SeededGenerator(seed: 3)
    return random.numbers(shape.reduce(1, *)).map { ($0 * 8).rounded() / 8 }
  }

  static let windows: [(window: PoolingGeometry, dilations: [Int])] = [
    (PoolingGeometry(window: [3, 3], strides: [2, 2], padding: [0, 0], roundsUp: true), [1, 1]),
    (PoolingGeometry(window: [3, 3], strides: [1, 1], padding: [1, 1]), [1, 1]),
    (PoolingGeometry(window: [2, 2], strides: [2, 2], padding: [0, 0]), [1, 1]),
    (PoolingGeometry(window: [1, 2], strides: [3, 1], padding: [0, 1]), [1, 2]),
    (PoolingGeometry(window: [5, 4], strides: [2, 3], padding: [2, 2], roundsUp: true), [1, 1]),
    (PoolingGeometry(window: [2, 3], strides: [1, 2], padding: [1, 1]), [2, 1]),
  ]

  @Test(arguments: windows.indices, [[2, 3, 9, 7], [1, 70, 6, 11], [3, 1, 5, 5]])
  func `pooling is libtorch's`(index: Int, shape: [Int]) throws {
    let (window, dilations) = Self.windows[index]
    let numbers = numbers(shape)
    let pooled = { (images: Tensor) in
      try images.maximumPooled(window, dilations: dilations)
    }
    let expected = try Evaluation(numbers, shape: shape, type: .float64, pooled)
    for type in [ScalarType.float32, .bfloat16] {
      let ours = try Evaluation(numbers, shape: shape, type: type, pooled)
      #expect(ours.values == expected.values)
      #expect(ours.deviation(from: expected) <= (type == .float32 ? 1e-6 : 0.02))
    }
  }

  @Test(arguments: [ScalarType.float32, .bfloat16])
  func `pooling passes on what is not a number`(type: ScalarType) throws {
    let values: [Float] = [1, .nan, 3, 4, -.infinity, -.infinity, -.infinity, -.infinity]
    let pooled = try Tensor(values, shape: [1, 2, 2, 2]).converted(to: type)
      .maximumPooled(
        PoolingGeometry(window: [2, 2], strides: [2, 2], padding: [0, 0]), dilations: [1, 1])
    let result = try pooled.converted(to: .float32).floats()
    #expect(result[0].isNaN)
    #expect(result[1] == -.infinity)
  }

  @Test func `a window that does not fit is refused`() throws {
    let image = try Tensor([Float](repeating: 0, count: 4), shape: [1, 1, 2, 2])
    #expect(throws: TensorError.self) {
      try image.maximumPooled(
        PoolingGeometry(window: [3, 3], strides: [1, 1], padding: [0, 0]), dilations: [1, 1])
    }
  }

  @Test(arguments: [[2, 3, 5, 7], [1, 1, 1, 1], [3, 4, 2, 9]], [true, false])
  func `a network's input is scaled, shifted and converted`(
    shape: [Int], isChannelsLast: Bool
  ) throws {
    let channels = shape[1]
    let scale = (0..<channels).map { 1.5 - Double($0) / 2 }
    let offset = (0..<channels).map { Double($0) - 0.25 }
    let numbers = numbers(shape)
    let expected = try Evaluation(numbers, shape: shape, type: .float64) { images in
      try images.multiplied(by: Tensor(scale, shape: [1, channels, 1, 1]))
        .adding(Tensor(offset, shape: [1, channels, 1, 1]))
    }
    let scales = try Tensor(scale.map { Float($0) }, shape: [1, channels, 1, 1])
    let offsets = try Tensor(offset.map { Float($0) }, shape: [1, channels, 1, 1])
    for type in [ScalarType.float32, .bfloat16] {
      let ours = try Evaluation(numbers, shape: shape, type: .float32) { images in
        let images = isChannelsLast ? try images.channelsLast() : images
        let input = try images.networkInput(scale: scales, offset: offsets, type: type)
        #expect(input.scalarType == type)
        return input
      }
      #expect(ours.deviation(from: expected) <= (type == .float32 ? 1e-6 : 0.02))
    }
  }

  /// Kernel, stride and padding, with the input's shape; all of them are computed in phases.
  static let strided: [(kernel: [Int], stride: [Int], padding: [Int], shape: [Int])] = [
    ([3, 3], [2, 2], [0, 0], [2, 3, 9, 8]), ([7, 7], [2, 2], [3, 3], [1, 3, 12, 15]),
    ([4, 4], [4, 4], [0, 0], [1, 3, 11, 9]), ([3, 2], [1, 3], [1, 0], [2, 4, 5, 10]),
    ([1, 1], [2, 2], [0, 0], [1, 1, 5, 6]), ([5, 3], [3, 2], [2, 1], [1, 1, 7, 1]),
  ]

  @Test(arguments: strided.indices, [FrozenConvolution.Activation.none, .relu, .clipped(0.5)])
  func `a frozen convolution with a stride is an ordinary one`(
    index: Int, activation: FrozenConvolution.Activation
  ) throws {
    let (kernel, stride, padding, shape) = Self.strided[index]
    try check(shape, outputs: 5, kernel, stride, padding, groups: 1, activation)
  }

  @Test func `so is one without a stride, or with groups`() throws {
    try check([2, 6, 5, 7], outputs: 4, [3, 3], [1, 1], [1, 1], groups: 1, .relu)
    try check([1, 8, 7, 7], outputs: 8, [3, 3], [2, 2], [1, 1], groups: 8, .clipped(0.5))
  }

  private func check(
    _ shape: [Int], outputs: Int, _ kernel: [Int], _ stride: [Int], _ padding: [Int], groups: Int,
    _ activation: FrozenConvolution.Activation
  ) throws {
    let weightShape = [outputs, shape[1] / groups] + kernel
    let weights = numbers(weightShape).map { $0 / 2 }
    // No sum comes out at an edge of an activation, where any gradient is as good as another.
    let bias = (0..<outputs).map { Double($0) / 16 + 0.013 }
    let expected = try Evaluation(numbers(shape), shape: shape, type: .float64) { images in
      let result = try images.convolved(
        with: Tensor(weights, shape: weightShape), bias: Tensor(bias, shape: [outputs]),
        ConvolutionGeometry(
          strides: stride, padding: padding, dilations: [1, 1], groupCount: groups))
      return switch activation {
      case .none: result
      case .relu: try result.clamped(minimum: 0, maximum: .infinity)
      case .clipped(let ceiling): try result.clamped(minimum: 0, maximum: ceiling)
      }
    }
    let frozen = try FrozenConvolution(
      weight: Tensor(weights.map { Float($0) }, shape: weightShape),
      bias: Tensor(bias.map { Float($0) }, shape: [outputs]),
      geometry: .init(
        padding: padding, stride: stride, dilation: [1, 1], groupCount: groups),
      inputShape: shape, activation: activation)
    let ours = try Evaluation(numbers(shape), shape: shape, type: .float32) {
      try frozen($0.channelsLast())
    }
    #expect(ours.deviation(from: expected) < 1e-5)
  }

  @Test(arguments: [0, 1, 2, 7, 1000]) func `work is shared out once`(count: Int) {
    var calls = [Int](repeating: 0, count: count)
    calls.withUnsafeMutableBufferPointer { calls in
      nonisolated(unsafe) let calls = calls
      TorchRuntime.forEach(count) { calls[$0] += 1 }
    }
    #expect(calls == [Int](repeating: 1, count: count))
  }
}
