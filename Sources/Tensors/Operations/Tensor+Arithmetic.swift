private let add = Operator("aten::add", "Tensor")
private let addScalar = Operator("aten::add", "Scalar")
private let subtract = Operator("aten::sub", "Tensor")
private let multiply = Operator("aten::mul", "Tensor")
private let multiplyScalar = Operator("aten::mul", "Scalar")
private let divide = Operator("aten::div", "Tensor")
private let divideRounding = Operator("aten::div", "Tensor_mode")
private let power = Operator("aten::pow", "Tensor_Tensor")
private let powerScalar = Operator("aten::pow", "Tensor_Scalar")
private let floorRemainder = Operator("aten::remainder", "Tensor")
private let truncatedRemainder = Operator("aten::fmod", "Tensor")
private let maximumOperator = Operator("aten::maximum")
private let minimumOperator = Operator("aten::minimum")

// Every function of two tensors broadcasts: shapes are aligned at their last axes, and an extent of
// 1 is repeated to the other's.
extension Tensor {
  /// Returns the elementwise sum `self + scale * other`.
  ///
  /// - Throws: `TensorError.operatorFailed` if the shapes cannot be broadcast together.
  public func adding(_ other: Tensor, scaledBy scale: Double = 1) throws(TensorError) -> Tensor {
    if scale == 1 { return try add(.tensor(self), .tensor(other)) }
    return try add(.tensor(self), .tensor(other), .double(scale))
  }

  /// Returns the tensor with a number added to every element.
  public func adding(_ number: Double) throws(TensorError) -> Tensor {
    try addScalar(.tensor(self), .double(number))
  }

  /// Returns the elementwise difference.
  ///
  /// - Throws: `TensorError.operatorFailed` if the shapes cannot be broadcast together.
  public func subtracting(_ other: Tensor) throws(TensorError) -> Tensor {
    try subtract(.tensor(self), .tensor(other))
  }

  /// Returns the elementwise product.
  ///
  /// - Throws: `TensorError.operatorFailed` if the shapes cannot be broadcast together.
  public func multiplied(by other: Tensor) throws(TensorError) -> Tensor {
    try multiply(.tensor(self), .tensor(other))
  }

  /// Returns the tensor with every element multiplied by a number.
  public func multiplied(by number: Double) throws(TensorError) -> Tensor {
    try multiplyScalar(.tensor(self), .double(number))
  }

  /// Returns the elementwise quotient of floating-point tensors.
  ///
  /// - Throws: `TensorError.operatorFailed` if the shapes cannot be broadcast together.
  public func divided(by other: Tensor) throws(TensorError) -> Tensor {
    try divide(.tensor(self), .tensor(other))
  }

  /// Returns the elementwise quotient of integer tensors, rounded towards zero.
  ///
  /// - Throws: `TensorError.operatorFailed` if the shapes cannot be broadcast together, or for a
  ///   division by zero.
  public func dividedTruncating(by other: Tensor) throws(TensorError) -> Tensor {
    try divideRounding(.tensor(self), .tensor(other), .string("trunc"))
  }

  /// Returns every element raised to the other tensor's.
  ///
  /// - Throws: `TensorError.operatorFailed` if the shapes cannot be broadcast together.
  public func raised(to exponent: Tensor) throws(TensorError) -> Tensor {
    try power(.tensor(self), .tensor(exponent))
  }

  /// Returns every element raised to a number.
  public func raised(to exponent: Double) throws(TensorError) -> Tensor {
    try powerScalar(.tensor(self), .double(exponent))
  }

  /// Returns the elementwise remainder, which has the sign of the divisor.
  ///
  /// - Throws: `TensorError.operatorFailed` if the shapes cannot be broadcast together.
  public func remainder(dividingBy divisor: Tensor) throws(TensorError) -> Tensor {
    try floorRemainder(.tensor(self), .tensor(divisor))
  }

  /// Returns the elementwise remainder, which has the sign of the dividend, as C's `fmod`.
  ///
  /// - Throws: `TensorError.operatorFailed` if the shapes cannot be broadcast together.
  public func remainderTruncating(dividingBy divisor: Tensor) throws(TensorError) -> Tensor {
    try truncatedRemainder(.tensor(self), .tensor(divisor))
  }

  /// Returns the elementwise maximum; where one is not a number, so is the result.
  ///
  /// - Throws: `TensorError.operatorFailed` if the shapes cannot be broadcast together.
  public func maximum(_ other: Tensor) throws(TensorError) -> Tensor {
    try maximumOperator(.tensor(self), .tensor(other))
  }

  /// Returns the elementwise minimum; where one is not a number, so is the result.
  ///
  /// - Throws: `TensorError.operatorFailed` if the shapes cannot be broadcast together.
  public func minimum(_ other: Tensor) throws(TensorError) -> Tensor {
    try minimumOperator(.tensor(self), .tensor(other))
  }
}
