private let reshapeOperator = Operator("aten::reshape")
private let permuteOperator = Operator("aten::permute")
private let unsqueezeOperator = Operator("aten::unsqueeze")
private let squeezeOperator = Operator("aten::squeeze", "dims")
private let expandOperator = Operator("aten::expand")
private let repeatOperator = Operator("aten::repeat")
private let flipOperator = Operator("aten::flip")
private let concatenateOperator = Operator("aten::cat")
private let splitOperator = Operator("aten::split_with_sizes")
private let padOperator = Operator("aten::constant_pad_nd")
private let transposeOperator = Operator("aten::transpose", "int")

// Results share the elements wherever the memory layout allows it. Axes may be negative.
extension Tensor {
  /// Returns the elements in row-major order with another shape.
  ///
  /// One extent may be -1: what remains.
  ///
  /// - Throws: `TensorError.operatorFailed` if the element count differs.
  public func reshaped(to shape: [Int]) throws(TensorError) -> Tensor {
    try reshapeOperator(.tensor(self), .ints(shape))
  }

  /// Returns the tensor with its axes in another order: axis `i` of the result is `axes[i]`.
  public func permuted(_ axes: [Int]) throws(TensorError) -> Tensor {
    try permuteOperator(.tensor(self), .ints(axes))
  }

  /// Returns the tensor with two axes swapped.
  public func transposed(_ first: Int, _ second: Int) throws(TensorError) -> Tensor {
    try transposeOperator(.tensor(self), .int(first), .int(second))
  }

  /// Returns the tensor with a new axis of extent 1.
  public func insertingAxis(_ axis: Int) throws(TensorError) -> Tensor {
    try unsqueezeOperator(.tensor(self), .int(axis))
  }

  /// Returns the tensor without those of `axes` that have extent 1.
  public func removingAxes(_ axes: [Int]) throws(TensorError) -> Tensor {
    try squeezeOperator(.tensor(self), .ints(axes))
  }

  /// Returns the tensor repeated along axes of extent 1 and new first axes, without a copy.
  ///
  /// - Throws: `TensorError.operatorFailed` if an extent other than 1 would change.
  public func expanded(to shape: [Int]) throws(TensorError) -> Tensor {
    try expandOperator(.tensor(self), .ints(shape))
  }

  /// Returns the tensor repeated along each axis, as often as `counts` says.
  public func tiled(_ counts: [Int]) throws(TensorError) -> Tensor {
    try repeatOperator(.tensor(self), .ints(counts))
  }

  /// Returns the tensor with the order along axes reversed.
  public func flipped(axes: [Int]) throws(TensorError) -> Tensor {
    try flipOperator(.tensor(self), .ints(axes))
  }

  /// Returns tensors joined along an axis.
  ///
  /// - Throws: `TensorError.operatorFailed` if they differ in any other axis.
  public static func concatenating(
    _ tensors: [Tensor], axis: Int
  ) throws(TensorError) -> Tensor {
    try concatenateOperator(.tensors(tensors), .int(axis))
  }

  /// Returns consecutive parts of the tensor along an axis.
  ///
  /// - Throws: `TensorError.operatorFailed` if `extents` do not add up to the axis's.
  public func split(extents: [Int], axis: Int) throws(TensorError) -> [Tensor] {
    try splitOperator.results([.tensor(self), .ints(extents), .int(axis)])
  }

  /// Returns the tensor with a value added around it, or cut off where an amount is negative.
  ///
  /// The amounts, for the last axes and the outermost of them first, are how many elements are
  /// added before and after.
  ///
  /// - Throws: `TensorError.operatorFailed` if nothing would be left of an axis.
  public func padded(
    _ amounts: [(before: Int, after: Int)], value: Double = 0
  ) throws(TensorError) -> Tensor {
    let innermostFirst = amounts.reversed().flatMap { [$0.before, $0.after] }
    let exact = scalarType.isFloatingPoint ? nil : Int(exactly: value)
    return try padOperator(
      .tensor(self), .ints(innermostFirst), exact.map(Argument.int) ?? .double(value))
  }
}
