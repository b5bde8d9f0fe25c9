/// A comparison of two numbers.
public enum Comparison: String, CaseIterable, Sendable {
  case equal = "eq"
  case notEqual = "ne"
  case greater = "gt"
  case greaterOrEqual = "ge"
  case less = "lt"
  case lessOrEqual = "le"

  fileprivate static let operators = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0, Operator("aten::\($0.rawValue)", "Tensor")) })
}

/// An operation on two truth values.
public enum LogicalOperation: String, CaseIterable, Sendable {
  case and, or, xor

  fileprivate static let operators = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0, Operator("aten::logical_\($0.rawValue)")) })
}

/// An operation on the bits of two integers.
public enum BitwiseOperation: String, CaseIterable, Sendable {
  case and, or, xor
  case leftShift = "left_shift"
  case rightShift = "right_shift"

  fileprivate static let operators = Dictionary(
    uniqueKeysWithValues: allCases.map {
      ($0, Operator("aten::bitwise_\($0.rawValue)", "Tensor"))
    })
}

private let whereSelf = Operator("aten::where", "self")

extension Tensor {
  /// Returns a boolean tensor: whether each element compares so to the other tensor's.
  ///
  /// - Throws: `TensorError.operatorFailed` if the shapes cannot be broadcast together.
  public func compared(_ comparison: Comparison, _ other: Tensor) throws(TensorError) -> Tensor {
    guard let op = Comparison.operators[comparison] else { preconditionFailure("\(comparison)") }
    return try op(.tensor(self), .tensor(other))
  }

  /// Returns a boolean tensor that combines two of them; other types count as "not zero".
  ///
  /// - Throws: `TensorError.operatorFailed` if the shapes cannot be broadcast together.
  public func combined(
    _ operation: LogicalOperation, _ other: Tensor
  ) throws(TensorError) -> Tensor {
    guard let op = LogicalOperation.operators[operation] else {
      preconditionFailure("\(operation)")
    }
    return try op(.tensor(self), .tensor(other))
  }

  /// Returns an integer tensor that combines the bits of two of them.
  ///
  /// - Throws: `TensorError.operatorFailed` if the shapes cannot be broadcast together.
  public func combinedBits(
    _ operation: BitwiseOperation, _ other: Tensor
  ) throws(TensorError) -> Tensor {
    guard let op = BitwiseOperation.operators[operation] else {
      preconditionFailure("\(operation)")
    }
    return try op(.tensor(self), .tensor(other))
  }

  /// Returns the elements of `first` where this boolean tensor is true, those of `second` elsewhere.
  ///
  /// - Throws: `TensorError.operatorFailed` if the three shapes cannot be broadcast together.
  public func selecting(_ first: Tensor, else second: Tensor) throws(TensorError) -> Tensor {
    try whereSelf(.tensor(self), .tensor(first), .tensor(second))
  }
}
