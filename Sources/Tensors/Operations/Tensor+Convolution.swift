private let convolutionOperator = Operator("aten::convolution")

/// How a convolution's window moves: one number for each spatial axis.
public struct ConvolutionGeometry: Hashable, Sendable {
  /// The step of the window, in pixels.
  public var strides: [Int]
  /// The zeros added before and after each axis, in pixels.
  public var padding: [Int]
  /// The distance between neighboring weights, in pixels.
  public var dilations: [Int]
  /// How many parts the channels are split into; a part sees only its own.
  public var groupCount: Int

  /// Creates a geometry.
  public init(strides: [Int], padding: [Int], dilations: [Int], groupCount: Int = 1) {
    self.strides = strides
    self.padding = padding
    self.dilations = dilations
    self.groupCount = groupCount
  }
}

extension Tensor {
  /// Returns the cross-correlation of this `[batch, channels, …]` with a kernel.
  ///
  /// The kernel is `[outputs, channels / groups, …]`, the bias `[outputs]`.
  ///
  /// - Throws: `TensorError.operatorFailed` if the shapes do not fit.
  public func convolved(
    with kernel: Tensor, bias: Tensor?, _ geometry: ConvolutionGeometry
  ) throws(TensorError) -> Tensor {
    try convolutionOperator(
      .tensor(self), .tensor(kernel), .optional(bias), .ints(geometry.strides),
      .ints(geometry.padding), .ints(geometry.dilations), .bool(false),
      .ints(geometry.strides.map { _ in 0 }), .int(geometry.groupCount))
  }

  /// Returns the transposed convolution of this `[batch, channels, …]` with a kernel.
  ///
  /// The kernel is `[channels, outputs / groups, …]`, the bias `[outputs]`; `outputPadding` is how
  /// much longer each axis of the result is at its end, in pixels.
  ///
  /// - Throws: `TensorError.operatorFailed` if the shapes do not fit.
  public func transposedConvolved(
    with kernel: Tensor, bias: Tensor?, _ geometry: ConvolutionGeometry, outputPadding: [Int]
  ) throws(TensorError) -> Tensor {
    try convolutionOperator(
      .tensor(self), .tensor(kernel), .optional(bias), .ints(geometry.strides),
      .ints(geometry.padding), .ints(geometry.dilations), .bool(true), .ints(outputPadding),
      .int(geometry.groupCount))
  }
}
