internal import ONNX
internal import Tensors

/// ReLUs whose gradient leaves the dead zone, for the first steps of an ascent.
enum RedirectedReLU {
  /// The redirected kernel of a `Relu`, or of a `Clip` that is a ReLU6; `nil` for other nodes.
  static func kernel(for context: OperatorContext) throws -> Kernel? {
    switch context.node.operatorType {
    case "Relu":
      return kernel(ceiling: .infinity)
    case "Clip":
      let bounds = try bounds(of: context)
      guard bounds.lower == 0, let upper = bounds.upper else { return nil }
      return kernel(ceiling: upper)
    default:
      return nil
    }
  }

  private static func kernel(ceiling: Double) -> Kernel {
    { [try ($0[0] ?? Tensor(Float(0))).redirectedRelu(ceiling: ceiling)] }
  }

  /// The bounds of a `Clip`: attributes before opset 11, inputs since.
  static func bounds(
    of context: OperatorContext
  ) throws -> (lower: Double?, upper: Double?) {
    guard context.opset >= 11 else { return (try context.float("min"), try context.float("max")) }
    return (try context.constantFloats(1)?.first, try context.constantFloats(2)?.first)
  }
}
