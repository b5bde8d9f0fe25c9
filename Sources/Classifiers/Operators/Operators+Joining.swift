import ONNX
import Tensors

extension OperatorTable {
  static let joining: Family = [
    "Concat": OperatorDefinition { context in
      let axis = try context.axis(default: 1)
      return try context.variadic { try Tensor.concatenating($0, axis: axis) }
    },
    "Split": OperatorDefinition(note: "the extents must be constants") { try split($0) },
  ]

  private static func split(_ context: OperatorContext) throws -> Kernel {
    let axis = try context.axis(default: 0)
    let extent = try context.shape(0)[axis]
    let extents = try splitExtents(context, extent)
    guard extents.allSatisfy({ $0 >= 0 }), extents.reduce(0, +) == extent,
      extents.count == context.node.outputs.count
    else {
      throw context.invalid(
        "cannot split an axis of \(extent) into \(extents) for \(context.node.outputs.count) outputs"
      )
    }
    _ = try context.input(0)
    return { try $0.required(0).split(extents: extents, axis: axis) }
  }

  /// The stated extents (an attribute before opset 13), or equal ones, the last perhaps smaller.
  private static func splitExtents(_ context: OperatorContext, _ extent: Int) throws -> [Int] {
    let stated =
      context.opset < 13 ? try context.ints("split") : try context.constantIntegers(1)
    if let stated { return stated }
    let count = context.node.outputs.count
    guard try context.int("num_outputs") ?? count == count, count > 0 else {
      throw context.invalid("'num_outputs' is not the number of outputs, \(count)")
    }
    let each = (extent + count - 1) / count
    return (0..<count).map { min(each, max(extent - $0 * each, 0)) }
  }
}
