extension Tensor {
  private static let networkInputOperator = Operator("protogen::network_input")

  /// Returns `scale * self + offset` in another type and in channels-last order, in one pass.
  ///
  /// - Parameters:
  ///   - scale: One float32 number for each channel, on the CPU.
  ///   - offset: The same.
  ///   - type: `float32` or `bfloat16`.
  /// - Returns: Numbers of the same shape; gradients pass.
  /// - Throws: `TensorError.operatorFailed` unless these are float32 images of shape
  ///   `[batch, channels, height, width]` on the CPU, or for another type.
  public func networkInput(
    scale: Tensor, offset: Tensor, type: ScalarType
  ) throws(TensorError) -> Tensor {
    try Self.networkInputOperator(
      .tensor(self), .tensor(scale), .tensor(offset), .type(type))
  }
}
