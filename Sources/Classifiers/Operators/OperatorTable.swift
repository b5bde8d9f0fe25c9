import ONNX

/// The operators that protogen can run, by name.
package enum OperatorTable {
  /// How an operator turns a node into a kernel.
  package typealias Preparation = @Sendable (OperatorContext) throws -> Kernel
  /// Operators that belong together, by name.
  typealias Family = [String: OperatorDefinition]

  private static let families: [Family] = [
    convolutions, pooling, normalizations, activations, softmaxes, unaryFunctions, arithmetic,
    comparisons, reductions, orderings, products, shapes, joining, slicing, indexing, padding,
    resampling, constants, conversions, quantization,
  ]

  /// Every operator of the default ONNX domain that is implemented.
  package static let definitions: [String: OperatorDefinition] = families.reduce(into: [:]) {
    $0.merge($1) { _, _ in preconditionFailure("an operator is defined twice") }
  }

  /// The names of the operators that are implemented, sorted.
  package static var names: [String] { definitions.keys.sorted() }

  /// What is claimed of each operator, sorted by name.
  package static var claims: [OperatorClaim] {
    definitions.sorted { $0.key < $1.key }.map {
      OperatorClaim(name: $0.key, opsets: $0.value.opsets, note: $0.value.note)
    }
  }

  /// Prepares a node's kernel.
  ///
  /// - Throws: `ClassifierError` if the operator is not implemented or the node breaks its rules.
  package static func kernel(for context: OperatorContext) throws -> Kernel {
    let node = context.node
    guard node.domain.isEmpty || node.domain == "ai.onnx",
      let definition = definitions[node.operatorType], definition.opsets.contains(context.opset)
    else {
      throw ClassifierError.unsupportedOperator(
        node.operatorType, node: node.name, opset: context.opset)
    }
    return try definition.prepare(context)
  }
}
