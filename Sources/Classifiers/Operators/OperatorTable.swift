/// The operators that protogen can run, by name.
package enum OperatorTable {
  /// How an operator turns a node into a kernel.
  package typealias Preparation = @Sendable (OperatorContext) throws -> Kernel

  /// Every operator of the default ONNX domain that is implemented.
  package static let preparations: [String: Preparation] = [:]

  /// The names of the operators that are implemented, sorted.
  package static var names: [String] { preparations.keys.sorted() }

  /// Prepares a node's kernel.
  ///
  /// - Throws: `ClassifierError` if the operator is not implemented or the node breaks its rules.
  package static func kernel(for context: OperatorContext) throws -> Kernel {
    let node = context.node
    guard node.domain.isEmpty || node.domain == "ai.onnx",
      let prepare = preparations[node.operatorType]
    else {
      throw ClassifierError.unsupportedOperator(
        node.operatorType, node: node.name, opset: context.opset)
    }
    return try prepare(context)
  }
}
