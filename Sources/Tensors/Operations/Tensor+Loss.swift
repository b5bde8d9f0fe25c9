private let crossEntropyOperator = Operator("aten::cross_entropy_loss")
/// libtorch's code for a mean over the batch.
private let meanReduction = 1
/// A label that no class has, so that none is ignored.
private let ignoredLabel = -100

extension Tensor {
  /// Returns the mean cross entropy of these logits, of shape `[batch, classes]`.
  ///
  /// With smoothing `s`, the target of an image is `1 - s` for its label plus `s / classes` for
  /// every class.
  ///
  /// - Parameters:
  ///   - labels: The right classes, as 64-bit integers, of shape `[batch]`.
  ///   - labelSmoothing: In `0...1`.
  /// - Returns: One number, recorded for gradients.
  /// - Throws: `TensorError.operatorFailed` if a label is not a class, or the shapes do not fit.
  public func crossEntropy(
    labels: Tensor, labelSmoothing: Double = 0
  ) throws(TensorError) -> Tensor {
    try crossEntropyOperator(
      .tensor(self), .tensor(labels), .none, .int(meanReduction), .int(ignoredLabel),
      .double(labelSmoothing))
  }
}
