private let sumOperator = Operator("aten::sum", "dim_IntList")
private let meanOperator = Operator("aten::mean", "dim")
private let maximumOperator = Operator("aten::amax")
private let minimumOperator = Operator("aten::amin")
private let productOperator = Operator("aten::prod", "dim_int")
private let logSumExpOperator = Operator("aten::logsumexp")
private let normOperator = Operator("aten::linalg_vector_norm")
private let argMaximumOperator = Operator("aten::argmax")
private let argMinimumOperator = Operator("aten::argmin")
private let cumulativeSumOperator = Operator("aten::cumsum")

// Axes may be negative, counted from the last. A reduced axis stays with extent 1 if `keepsAxes`.
extension Tensor {
  /// Returns the sum over axes; over all of them if none is named.
  ///
  /// Integers stay of their type, and wrap.
  public func sum(axes: [Int] = [], keepsAxes: Bool = false) throws(TensorError) -> Tensor {
    try sumOperator(
      .tensor(self), .ints(axes.isEmpty ? Array(0..<rank) : axes), .bool(keepsAxes),
      .type(scalarType))
  }

  /// Returns the mean over axes; over all of them if none is named.
  ///
  /// - Throws: `TensorError.operatorFailed` for integers.
  public func mean(axes: [Int] = [], keepsAxes: Bool = false) throws(TensorError) -> Tensor {
    try meanOperator(
      .tensor(self), .ints(axes.isEmpty ? Array(0..<rank) : axes), .bool(keepsAxes))
  }

  /// Returns the largest element over axes; equal ones share the gradient.
  ///
  /// - Throws: `TensorError.operatorFailed` if there is nothing to choose from.
  public func maximum(axes: [Int], keepsAxes: Bool = false) throws(TensorError) -> Tensor {
    try maximumOperator(.tensor(self), .ints(axes), .bool(keepsAxes))
  }

  /// Returns the smallest element over axes; equal ones share the gradient.
  ///
  /// - Throws: `TensorError.operatorFailed` if there is nothing to choose from.
  public func minimum(axes: [Int], keepsAxes: Bool = false) throws(TensorError) -> Tensor {
    try minimumOperator(.tensor(self), .ints(axes), .bool(keepsAxes))
  }

  /// Returns the product over one axis.
  public func product(axis: Int, keepsAxis: Bool = false) throws(TensorError) -> Tensor {
    try productOperator(.tensor(self), .int(axis), .bool(keepsAxis), .type(scalarType))
  }

  /// Returns `log Σ exp(x)` over axes.
  public func logSumExp(axes: [Int], keepsAxes: Bool = false) throws(TensorError) -> Tensor {
    try logSumExpOperator(.tensor(self), .ints(axes), .bool(keepsAxes))
  }

  /// Returns `(Σ |x|^order)^(1/order)` over axes; its gradient at zero is zero.
  ///
  /// - Throws: `TensorError.operatorFailed` for integers.
  public func norm(
    order: Double, axes: [Int], keepsAxes: Bool = false
  ) throws(TensorError) -> Tensor {
    try normOperator(.tensor(self), .double(order), .ints(axes), .bool(keepsAxes))
  }

  /// Returns the index of the first largest element along an axis, as 64-bit integers.
  public func indexOfMaximum(axis: Int, keepsAxis: Bool = false) throws(TensorError) -> Tensor {
    try argMaximumOperator(.tensor(self), .int(axis), .bool(keepsAxis))
  }

  /// Returns the index of the first smallest element along an axis, as 64-bit integers.
  public func indexOfMinimum(axis: Int, keepsAxis: Bool = false) throws(TensorError) -> Tensor {
    try argMinimumOperator(.tensor(self), .int(axis), .bool(keepsAxis))
  }

  /// Returns the running sum along an axis, each element included.
  public func cumulativeSum(axis: Int) throws(TensorError) -> Tensor {
    try cumulativeSumOperator(.tensor(self), .int(axis), .type(scalarType))
  }
}
