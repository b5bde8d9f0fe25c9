package import ONNX
package import Tensors

/// Evaluates a graph node by node, with every value a constant.
///
/// It prepares each node when its inputs are known and keeps the file's own types, so it does what
/// the operators' definitions say, slowly. The conformance tests run on it.
package struct GraphInterpreter {
  private let graph: Graph
  private let opset: Int

  package init(_ model: Model) {
    graph = model.graph
    opset = model.opset
  }

  /// Returns the graph's outputs for its inputs, by name.
  ///
  /// - Throws: `ClassifierError` if a node is not supported, breaks its rules or fails.
  package func outputs(for inputs: [String: Tensor]) throws -> [String: Tensor] {
    var values = inputs
    for (name, data) in graph.initializers { values[name] = try Tensor(data) }
    for node in graph.nodes { try evaluate(node, &values) }
    return try Dictionary(
      uniqueKeysWithValues: graph.outputs.map { ($0.name, try value($0.name, values)) })
  }

  private func value(_ name: String, _ values: [String: Tensor]) throws -> Tensor {
    guard let value = values[name] else {
      throw ClassifierError.notAnImageClassifier(reason: "value '\(name)' is never made")
    }
    return value
  }

  private func evaluate(_ node: Node, _ values: inout [String: Tensor]) throws {
    let inputs = try node.inputs.map { $0.isEmpty ? nil : try value($0, values) }
    let context = OperatorContext(
      node: node, opset: opset, inputs: inputs.map { $0.map { TracedValue($0, isConstant: true) } })
    let kernel = try OperatorTable.kernel(for: context)
    let results = try Program.call(kernel, of: node, inputs)
    for (index, name) in node.outputs.enumerated() where !name.isEmpty {
      guard index < results.count else { throw context.invalid("has no output \(index)") }
      values[name] = results[index]
    }
  }
}
