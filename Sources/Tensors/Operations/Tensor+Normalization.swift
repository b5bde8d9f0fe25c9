private let batchNorm = Operator("aten::batch_norm")
private let nativeBatchNorm = Operator("aten::native_batch_norm")
private let instanceNorm = Operator("aten::instance_norm")
private let layerNorm = Operator("aten::layer_norm")
private let groupNorm = Operator("aten::group_norm")

/// The momentum of running statistics, which inference never updates.
private let unusedMomentum = 0.1

extension Tensor {
  /// Returns `(x - mean) / sqrt(variance + epsilon) * scale + bias` for each channel (axis 1).
  ///
  /// - Throws: `TensorError.operatorFailed` if a statistic is not of shape `[channels]`.
  public func batchNormalized(
    scale: Tensor, bias: Tensor, mean: Tensor, variance: Tensor, epsilon: Double
  ) throws(TensorError) -> Tensor {
    try batchNorm(
      .tensor(self), .tensor(scale), .tensor(bias), .tensor(mean), .tensor(variance),
      .bool(false), .double(unusedMomentum), .double(epsilon), .bool(true))
  }

  /// Returns each channel (axis 1) normalized by its own mean and variance over the batch.
  ///
  /// The variance divides by the number of values. The statistics have no record.
  ///
  /// - Returns: `(x - mean) / sqrt(variance + epsilon) * scale + bias`, and both statistics, of shape
  ///   `[channels]`.
  /// - Throws: `TensorError.operatorFailed` if `scale` or `bias` is not of shape `[channels]`.
  public func batchNormalizedByItself(
    scale: Tensor, bias: Tensor, epsilon: Double
  ) throws(TensorError) -> (output: Tensor, mean: Tensor, variance: Tensor) {
    let results = try nativeBatchNorm.results([
      .tensor(self), .tensor(scale), .tensor(bias), .none, .none, .bool(true),
      .double(unusedMomentum), .double(epsilon),
    ])
    // The operator gives 1 / sqrt(variance + epsilon).
    let inverse = try results[2].detached().converted(to: .float64)
    let variance = try inverse.raised(to: -2).adding(-epsilon).converted(to: .float32)
    return (results[0], try results[1].detached(), try variance.clamped(minimum: 0, maximum: nil))
  }

  /// Returns every channel of every sample normalized by its own mean and variance.
  ///
  /// - Throws: `TensorError.operatorFailed` if `scale` or `bias` is not of shape `[channels]`.
  public func instanceNormalized(
    scale: Tensor, bias: Tensor, epsilon: Double
  ) throws(TensorError) -> Tensor {
    try instanceNorm(
      .tensor(self), .tensor(scale), .tensor(bias), .none, .none, .bool(true),
      .double(unusedMomentum), .double(epsilon), .bool(true))
  }

  /// Returns the last axes normalized together by their own mean and variance.
  ///
  /// `shape` holds the extents of those axes; it is also the shape of `scale` and `bias`.
  ///
  /// - Throws: `TensorError.operatorFailed` if the shapes do not fit.
  public func layerNormalized(
    shape: [Int], scale: Tensor?, bias: Tensor?, epsilon: Double
  ) throws(TensorError) -> Tensor {
    try layerNorm(
      .tensor(self), .ints(shape), .optional(scale), .optional(bias), .double(epsilon))
  }

  /// Returns groups of channels, each normalized by its own mean and variance.
  ///
  /// - Throws: `TensorError.operatorFailed` if the groups do not divide the channels.
  public func groupNormalized(
    groupCount: Int, scale: Tensor?, bias: Tensor?, epsilon: Double
  ) throws(TensorError) -> Tensor {
    try groupNorm(
      .tensor(self), .int(groupCount), .optional(scale), .optional(bias), .double(epsilon))
  }
}
