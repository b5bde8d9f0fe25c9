package import ONNX

/// Finds the values of a graph that end a nonlinearity.
package struct ActivationFinder {
  /// The operators that are one by themselves.
  ///
  /// Softmax is none: it compares units with each other.
  private static let operators: Set<String> = [
    "Relu", "LeakyRelu", "PRelu", "ThresholdedRelu", "Clip", "Sigmoid", "HardSigmoid",
    "HardSwish", "Gelu", "Elu", "Celu", "Selu", "Tanh", "Softplus", "Softsign", "Mish", "Swish",
  ]
  /// Those that become one when multiplied by their own input: SiLU, hard swish, Mish.
  private static let gates: Set<String> = ["Sigmoid", "HardSigmoid", "Tanh"]
  private static let arithmetic: Set<String> = ["Add", "Mul", "Div"]

  private let producers: [String: Node]
  private let consumers: [String: [Node]]
  private let nodes: [Node]

  package init(_ graph: Graph) {
    nodes = graph.nodes
    producers = Dictionary(
      nodes.flatMap { node in node.outputs.map { ($0, node) } }, uniquingKeysWith: { $1 })
    consumers = Dictionary(
      grouping: nodes.flatMap { node in Set(node.inputs).map { ($0, node) } }, by: \.0
    ).mapValues { $0.map(\.1) }
  }

  /// The names of the values.
  package var names: Set<String> {
    var found: Set<String> = []
    for node in nodes {
      guard let output = node.outputs.first else { continue }
      if node.operatorType == "Erf" {
        found.insert(lastOfGelu(output))
      } else if let product = gatedProduct(of: node) {
        found.insert(product)
      } else if Self.operators.contains(node.operatorType) {
        found.insert(output)
      }
    }
    return found
  }

  /// The product `x * gate(x)`, directly or with a clipped or shifted `x` inside the gate.
  private func gatedProduct(of gate: Node) -> String? {
    guard let output = gate.outputs.first, let only = consumers[output], only.count == 1,
      only[0].operatorType == "Mul", Self.gates.contains(gate.operatorType)
    else { return nil }
    let other = only[0].inputs.first { $0 != output }
    return other == source(of: gate) ? only[0].outputs.first : nil
  }

  /// What a gate reads, looking through the softplus of a Mish.
  private func source(of gate: Node) -> String? {
    guard let input = gate.inputs.first else { return nil }
    guard gate.operatorType == "Tanh", let inner = producers[input],
      inner.operatorType == "Softplus"
    else { return input }
    return inner.inputs.first
  }

  /// The product that ends a GELU written out: `x · (1 + erf(x / √2)) / 2`, in any order.
  private func lastOfGelu(_ error: String) -> String {
    var last = error
    while let only = consumers[last], only.count == 1,
      Self.arithmetic.contains(only[0].operatorType), let output = only[0].outputs.first,
      !isResidual(only[0], besides: last)
    { last = output }
    return last
  }

  /// Whether a sum adds another branch of the graph, beyond the GELU.
  private func isResidual(_ node: Node, besides name: String) -> Bool {
    node.operatorType == "Add"
      && node.inputs.contains {
        $0 != name && producers[$0].map { $0.operatorType != "Constant" } ?? false
      }
  }
}
