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
  private let transposedWeight: Tensor
  private let bias: Tensor?
  private let geometry: Geometry
  private let outputPadding: [Int]
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
    let outputs = geometry.outputExtents(of: extents, kernel: kernel)
    outputPadding = geometry.unreached(of: extents, kernel: kernel)
    let frozen = try weight.channelsLast()
    self.weight = try Self.reorder(
      .tensor(frozen), .ints(geometry.padding), .ints(geometry.stride), .ints(geometry.dilation),
      .int(geometry.groupCount), .ints(inputShape))
    transposedWeight = try Self.reorderTransposed(
      .tensor(frozen), .ints(geometry.padding), .ints(outputPadding), .ints(geometry.stride),
      .ints(geometry.dilation), .int(geometry.groupCount),
      .ints([inputShape[0], weight.shape[0]] + outputs))
    self.bias = bias
    self.geometry = geometry
    self.activation = activation
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
      .tensor(input), .tensor(weight), .tensor(transposedWeight), .optional(bias),
      .ints(geometry.padding), .ints(outputPadding), .ints(geometry.stride),
      .ints(geometry.dilation), .int(geometry.groupCount), .bool(activated), .double(ceiling))
  }
}
