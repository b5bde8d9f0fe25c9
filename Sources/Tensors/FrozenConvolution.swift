/// A convolution whose weights never change, ready to run on the CPU with the ReLU after it.
///
/// The weights are reordered once, for oneDNN's forward kernel and for the transposed convolution
/// that is its gradient. A single image of 224 × 224 costs SqueezeNet about a fifth less so.
public struct FrozenConvolution: Sendable {
  /// What happens to the result.
  public enum Activation: Hashable, Sendable {
    case none
    case relu
    /// Clamped to zero and this: 6 for a ReLU6.
    case clipped(Double)
  }

  /// How the window moves: extents along height and width.
  public struct Geometry: Hashable, Sendable {
    /// The same on both sides of an axis.
    public let padding: [Int]
    public let stride: [Int]
    public let dilation: [Int]
    public let groupCount: Int

    public init(padding: [Int], stride: [Int], dilation: [Int], groupCount: Int) {
      self.padding = padding
      self.stride = stride
      self.dilation = dilation
      self.groupCount = groupCount
    }

    /// How many windows fit along each axis.
    func outputExtents(of extents: [Int], kernel: [Int]) -> [Int] {
      extents.indices.map { axis -> Int in
        let reach = dilation[axis] * (kernel[axis] - 1) + 1
        return (extents[axis] + 2 * padding[axis] - reach) / stride[axis] + 1
      }
    }

    /// The rows and columns beyond the last window, padding included.
    func unreached(of extents: [Int], kernel: [Int]) -> [Int] {
      let outputs = outputExtents(of: extents, kernel: kernel)
      return extents.indices.map { axis -> Int in
        let reach = dilation[axis] * (kernel[axis] - 1) + 1
        let reached = (outputs[axis] - 1) * stride[axis] + reach
        return extents[axis] + 2 * padding[axis] - reached
      }
    }
  }

  private static let run = Operator("protogen::frozen_convolution")
  private static let reorder = Operator("mkldnn::_reorder_convolution_weight")
  private static let reorderTransposed = Operator("mkldnn::_reorder_convolution_transpose_weight")

  private let weight: Tensor
  private let gradientWeight: Tensor
  private let bias: Tensor?
  private let geometry: Geometry
  private let gradientPadding: [Int]
  /// Whether the gradient is computed for each phase of the stride.
  private let isInPhases: Bool
  private let activation: Activation

  /// Reorders weights for inputs of one shape.
  ///
  /// - Parameters:
  ///   - weight: Of shape `[out, in / groups, height, width]`, float32 or bfloat16, on the CPU.
  ///   - bias: Of shape `[out]`.
  ///   - geometry: How the window moves.
  ///   - inputShape: `[batch, in, height, width]`.
  ///   - activation: What happens to the result.
  /// - Throws: `TensorError` if oneDNN has no such kernel: use an ordinary convolution then.
  public init(
    weight: Tensor, bias: Tensor?, geometry: Geometry, inputShape: [Int], activation: Activation
  ) throws(TensorError) {
    let extents = Array(inputShape.dropFirst(2))
    let kernel = Array(weight.shape.dropFirst(2))
    let outputShape =
      [inputShape[0], weight.shape[0]] + geometry.outputExtents(of: extents, kernel: kernel)
    let frozen = try weight.channelsLast()
    self.weight = try Self.reordered(frozen, geometry, inputShape: inputShape)
    isInPhases = geometry.isFasterInPhases(channelCount: inputShape[1])
    if isInPhases {
      gradientPadding = geometry.phaseTaps(kernel: kernel).map { $0 - 1 }
      gradientWeight = try Self.reordered(
        geometry.phaseWeight(weight).channelsLast(),
        Geometry(padding: gradientPadding, stride: [1, 1], dilation: [1, 1], groupCount: 1),
        inputShape: outputShape)
    } else {
      gradientPadding = geometry.unreached(of: extents, kernel: kernel)
      gradientWeight = try Self.reorderTransposed(
        .tensor(frozen), .ints(geometry.padding), .ints(gradientPadding),
        .ints(geometry.stride), .ints(geometry.dilation), .int(geometry.groupCount),
        .ints(outputShape))
    }
    self.bias = bias
    self.geometry = geometry
    self.activation = activation
  }

  /// A weight in the order that oneDNN wants for inputs of one shape.
  private static func reordered(
    _ weight: Tensor, _ geometry: Geometry, inputShape: [Int]
  ) throws(TensorError) -> Tensor {
    try reorder(
      .tensor(weight), .ints(geometry.padding), .ints(geometry.stride), .ints(geometry.dilation),
      .int(geometry.groupCount), .ints(inputShape))
  }

  /// Convolves an image batch of the shape that the weights were reordered for.
  public func callAsFunction(_ input: Tensor) throws(TensorError) -> Tensor {
    let (activated, ceiling): (Bool, Double) =
      switch activation {
      case .none: (false, .infinity)
      case .relu: (true, .infinity)
      case .clipped(let ceiling): (true, ceiling)
      }
    return try Self.run(
      .tensor(input), .tensor(weight), .tensor(gradientWeight), .optional(bias),
      .ints(geometry.padding), .ints(geometry.stride), .ints(geometry.dilation),
      .int(geometry.groupCount), .ints(gradientPadding), .bool(isInPhases), .bool(activated),
      .double(ceiling))
  }
}

// MARK: Phases of the stride

extension FrozenConvolution.Geometry {
  /// The most channels of an image: beyond that a transposed convolution is as fast.
  private static let phasedChannelLimit = 4

  /// Whether the gradient is faster as an ordinary convolution, each phase of the stride a channel.
  fileprivate func isFasterInPhases(channelCount: Int) -> Bool {
    groupCount == 1 && dilation == [1, 1] && stride != [1, 1]
      && channelCount <= Self.phasedChannelLimit
  }

  /// How many elements of a kernel fall on one phase, at most, along each axis.
  fileprivate func phaseTaps(kernel: [Int]) -> [Int] {
    zip(kernel, stride).map { ($0 + $1 - 1) / $1 }
  }

  /// The weights of the convolution from the output's gradient to all phases of the input's.
  ///
  /// Along an axis with stride `s`, input pixel `s a + r` (padding counted) meets kernel element
  /// `s t + r` at output pixel `a - t`. So phase `r` is a convolution whose tap `T - 1 - t` is that
  /// element; where the kernel has none, it is zero.
  ///
  /// - Parameter weight: Of shape `[out, in, height, width]`.
  /// - Returns: Of shape `[stride * stride * in, out, taps, taps]`.
  /// - Throws: `TensorError` if there is no memory.
  fileprivate func phaseWeight(_ weight: Tensor) throws(TensorError) -> Tensor {
    let kernel = Array(weight.shape.dropFirst(2))
    let taps = phaseTaps(kernel: kernel)
    let missing = (0..<2).map { taps[$0] * stride[$0] - kernel[$0] }
    let none = (before: 0, after: 0)
    let whole = try weight.padded([none, none, (0, missing[0]), (0, missing[1])])
    let (outputs, inputs) = (weight.shape[0], weight.shape[1])
    return
      try whole
      .reshaped(to: [outputs, inputs, taps[0], stride[0], taps[1], stride[1]])
      .permuted([3, 5, 1, 0, 2, 4]).flipped(axes: [4, 5])
      .reshaped(to: [stride[0] * stride[1] * inputs, outputs, taps[0], taps[1]])
  }
}
