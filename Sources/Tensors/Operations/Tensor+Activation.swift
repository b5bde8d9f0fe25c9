private let reluOperator = Operator("aten::relu")
private let leakyReluOperator = Operator("aten::leaky_relu")
private let preluOperator = Operator("aten::prelu")
private let eluOperator = Operator("aten::elu")
private let thresholdOperator = Operator("aten::threshold")
private let geluOperator = Operator("aten::gelu")
private let hardSigmoidOperator = Operator("aten::hardsigmoid")
private let hardSwishOperator = Operator("aten::hardswish")
private let mishOperator = Operator("aten::mish")
private let softplusOperator = Operator("aten::softplus")
private let clampOperator = Operator("aten::clamp")
private let clampTensorOperator = Operator("aten::clamp", "Tensor")
private let softmaxOperator = Operator("aten::softmax", "int")
private let logSoftmaxOperator = Operator("aten::log_softmax", "int")
private let redirectedReluOperator = Operator("protogen::redirected_relu")

extension Tensor {
  /// Returns `max(x, 0)` for every element.
  public func relu() throws(TensorError) -> Tensor { try reluOperator(.tensor(self)) }

  /// Returns `min(max(x, 0), ceiling)`, whose gradient finds a way out of the dead zone.
  ///
  /// Where the whole gradient of a sample would be blocked, only the part that pushes an input
  /// further into the dead zone is.
  ///
  /// - SeeAlso: `redirected_relu_grad` in Lucid, which this follows.
  public func redirectedRelu(ceiling: Double = .infinity) throws(TensorError) -> Tensor {
    try redirectedReluOperator(.tensor(self), .double(ceiling))
  }

  /// Returns `x` for positive elements and `slope * x` for the others.
  public func leakyRelu(slope: Double) throws(TensorError) -> Tensor {
    try leakyReluOperator(.tensor(self), .double(slope))
  }

  /// Returns `x` for positive elements and `slope * x` for the others, where `slope` holds one
  /// number, or one for each channel (axis 1).
  public func parametricRelu(slope: Tensor) throws(TensorError) -> Tensor {
    try preluOperator(.tensor(self), .tensor(slope))
  }

  /// Returns `scale * x` for positive elements and
  /// `scale * alpha * (exp(inputScale * x) - 1)` for the others.
  public func elu(
    alpha: Double, scale: Double = 1, inputScale: Double = 1
  ) throws(TensorError) -> Tensor {
    try eluOperator(.tensor(self), .double(alpha), .double(scale), .double(inputScale))
  }

  /// Returns `x` where it exceeds a threshold, and `value` elsewhere.
  public func thresholded(above threshold: Double, else value: Double) throws(TensorError) -> Tensor
  {
    try thresholdOperator(.tensor(self), .double(threshold), .double(value))
  }

  /// Returns `x * Φ(x)`, with the normal distribution function or its approximation by `tanh`.
  public func gelu(tanhApproximation: Bool = false) throws(TensorError) -> Tensor {
    try geluOperator(.tensor(self), .string(tanhApproximation ? "tanh" : "none"))
  }

  /// Returns `min(max(x / 6 + 1 / 2, 0), 1)`.
  public func hardSigmoid() throws(TensorError) -> Tensor {
    try hardSigmoidOperator(.tensor(self))
  }

  /// Returns `x * min(max(x / 6 + 1 / 2, 0), 1)`.
  public func hardSwish() throws(TensorError) -> Tensor { try hardSwishOperator(.tensor(self)) }

  /// Returns `x * tanh(log(1 + exp(x)))`.
  public func mish() throws(TensorError) -> Tensor { try mishOperator(.tensor(self)) }

  /// Returns `log(1 + exp(x))`.
  public func softplus() throws(TensorError) -> Tensor { try softplusOperator(.tensor(self)) }

  /// Returns the elements limited to a range that may be open at either end.
  ///
  /// If the limits are in the wrong order, every element becomes `maximum`.
  public func clamped(minimum: Double?, maximum: Double?) throws(TensorError) -> Tensor {
    try clampOperator(.tensor(self), .optional(minimum), .optional(maximum))
  }

  /// Returns the elements limited to a range whose ends are tensors.
  public func clamped(minimum: Tensor?, maximum: Tensor?) throws(TensorError) -> Tensor {
    try clampTensorOperator(.tensor(self), .optional(minimum), .optional(maximum))
  }

  /// Returns `exp(x) / Σ exp(x)`, summed along an axis.
  public func softmax(axis: Int) throws(TensorError) -> Tensor {
    try softmaxOperator(.tensor(self), .int(axis))
  }

  /// Returns `x - log Σ exp(x)`, summed along an axis.
  public func logSoftmax(axis: Int) throws(TensorError) -> Tensor {
    try logSoftmaxOperator(.tensor(self), .int(axis))
  }
}
