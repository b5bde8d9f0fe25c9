private let sliceOperator = Operator("aten::slice", "Tensor")
private let selectOperator = Operator("aten::select", "int")
private let indexSelectOperator = Operator("aten::index_select")
private let gatherOperator = Operator("aten::gather")
private let indexOperator = Operator("aten::index", "Tensor")
private let scatterOperator = Operator("aten::scatter", "src")
private let scatterReduceOperator = Operator("aten::scatter_reduce", "two")
private let sortOperator = Operator("aten::sort", "stable")
private let lowerTriangleOperator = Operator("aten::tril")
private let upperTriangleOperator = Operator("aten::triu")
private let nonzeroOperator = Operator("aten::nonzero")

/// How scattered values join those that were there, and each other.
public enum ScatterReduction: String, CaseIterable, Sendable {
  case sum
  case product = "prod"
  case maximum = "amax"
  case minimum = "amin"
}

extension Tensor {
  /// Returns the elements `start..<end` along an axis, every `step`-th.
  ///
  /// Negative bounds count from the end; bounds outside are moved to the nearest inside.
  ///
  /// - Precondition: `step` is positive.
  public func slice(axis: Int, from start: Int, to end: Int, step: Int = 1) throws(TensorError)
    -> Tensor
  {
    try sliceOperator(.tensor(self), .int(axis), .int(start), .int(end), .int(step))
  }

  /// Returns one place along an axis, without that axis.
  ///
  /// - Throws: `TensorError.operatorFailed` if the index, which may be negative, is outside.
  public func element(_ index: Int, axis: Int) throws(TensorError) -> Tensor {
    try selectOperator(.tensor(self), .int(axis), .int(index))
  }

  /// Returns places along an axis in the order of `indices`, which are `[count]` integers.
  ///
  /// - Throws: `TensorError.operatorFailed` if an index is negative or too large.
  public func elements(_ indices: Tensor, axis: Int) throws(TensorError) -> Tensor {
    try indexSelectOperator(.tensor(self), .int(axis), .tensor(indices))
  }

  /// Returns, for each place in `indices`, the element that differs in `axis` alone.
  ///
  /// - Throws: `TensorError.operatorFailed` if an index is negative or too large.
  public func gathered(_ indices: Tensor, axis: Int) throws(TensorError) -> Tensor {
    try gatherOperator(.tensor(self), .int(axis), .tensor(indices))
  }

  /// Returns the elements at coordinates of the first axes, broadcast together.
  public func elements(at coordinates: [Tensor]) throws(TensorError) -> Tensor {
    try indexOperator(.tensor(self), .tensors(coordinates))
  }

  /// Returns the tensor with values put, or joined, at places that differ in `axis` alone.
  ///
  /// Without a reduction values replace what was there; of several for one place any may win.
  ///
  /// - Throws: `TensorError.operatorFailed` if an index is negative or too large.
  public func scattering(
    _ values: Tensor, at indices: Tensor, axis: Int, _ reduction: ScatterReduction? = nil
  ) throws(TensorError) -> Tensor {
    guard let reduction else {
      return try scatterOperator(.tensor(self), .int(axis), .tensor(indices), .tensor(values))
    }
    return try scatterReduceOperator(
      .tensor(self), .int(axis), .tensor(indices), .tensor(values), .string(reduction.rawValue))
  }

  /// Returns the elements in order along an axis, and where they were, as 64-bit integers.
  ///
  /// Equal elements keep their order.
  public func sorted(
    axis: Int, descending: Bool = false
  ) throws(TensorError) -> (values: Tensor, indices: Tensor) {
    let results = try sortOperator.results([
      .tensor(self), .bool(true), .int(axis), .bool(descending),
    ])
    return (results[0], results[1])
  }

  /// Returns matrices with zeros above a diagonal; the main one is 0, those above are positive.
  public func lowerTriangle(diagonal: Int = 0) throws(TensorError) -> Tensor {
    try lowerTriangleOperator(.tensor(self), .int(diagonal))
  }

  /// Returns matrices with zeros below a diagonal; the main one is 0, those above are positive.
  public func upperTriangle(diagonal: Int = 0) throws(TensorError) -> Tensor {
    try upperTriangleOperator(.tensor(self), .int(diagonal))
  }

  /// Returns the coordinates of the elements other than zero, as `[count, rank]` 64-bit integers.
  public func nonzeroCoordinates() throws(TensorError) -> Tensor {
    try nonzeroOperator(.tensor(self))
  }
}
