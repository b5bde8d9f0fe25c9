/// A function of one number, applied to every element of a tensor.
public enum ElementwiseFunction: String, CaseIterable, Sendable {
  case abs, neg, sqrt, exp, log, reciprocal, floor, ceil, sign
  /// To the nearest integer; halves go to the even one.
  case round
  case sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, asinh, acosh, atanh
  case erf, sigmoid
  /// Whether the element is not a number; the result is boolean.
  case isnan
  /// Whether the element is infinite; the result is boolean.
  case isinf
  /// Logical not; the result is boolean.
  case logicalNot = "logical_not"
  /// Every bit flipped, of integers.
  case bitwiseNot = "bitwise_not"

  fileprivate static let operators = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0, Operator("aten::\($0.rawValue)")) })
}

extension Tensor {
  /// Returns the tensor with a function applied to every element.
  ///
  /// - Throws: `TensorError.operatorFailed` if the function is not defined for the element type.
  public func applying(_ function: ElementwiseFunction) throws(TensorError) -> Tensor {
    guard let op = ElementwiseFunction.operators[function] else {
      preconditionFailure("no operator for \(function)")
    }
    return try op(.tensor(self))
  }
}
