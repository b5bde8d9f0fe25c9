internal import ONNX

/// Reads the last linear map of a graph.
struct HeadReader {
  let graph: Graph

  /// Operators that only rearrange values.
  private static let transparent: Set<String> = [
    "Identity", "Reshape", "Flatten", "Squeeze", "Unsqueeze", "Dropout",
  ]

  private func producer(of value: String) -> Node? {
    graph.nodes.first { $0.outputs.contains(value) }
  }

  private func floats(_ name: String) -> [Float]? {
    graph.initializers[name].flatMap { try? $0.floats() }
  }

  func head(endingIn layer: String, classCount: Int) -> LinearHead? {
    var value = layer
    while let node = producer(of: value), Self.transparent.contains(node.operatorType) {
      value = node.inputs[0]
    }
    guard let node = producer(of: value) else { return nil }
    switch node.operatorType {
    case "Gemm": return gemm(node, classCount)
    case "MatMul": return product(node, bias: nil, classCount)
    case "Add": return sum(node, classCount)
    case "Conv": return convolution(node, classCount)
    default: return nil
    }
  }

  private func gemm(_ node: Node, _ classCount: Int) -> LinearHead? {
    guard flag("transA", of: node) == 0, scale("alpha", of: node) == 1,
      scale("beta", of: node) == 1
    else { return nil }
    let bias = node.inputs.count > 2 ? floats(node.inputs[2]) : []
    return bias.flatMap {
      head(node, isTransposed: flag("transB", of: node) == 1, bias: $0, classCount)
    }
  }

  private func product(_ node: Node, bias: [Float]?, _ classCount: Int) -> LinearHead? {
    head(node, isTransposed: false, bias: bias ?? [], classCount)
  }

  private func sum(_ node: Node, _ classCount: Int) -> LinearHead? {
    for (value, addend) in [(0, 1), (1, 0)] where node.inputs.count == 2 {
      guard let bias = floats(node.inputs[addend]),
        let first = producer(of: node.inputs[value]), first.operatorType == "MatMul"
      else { continue }
      return product(first, bias: bias, classCount)
    }
    return nil
  }

  private func convolution(_ node: Node, _ classCount: Int) -> LinearHead? {
    guard let weights = graph.initializers[node.inputs[1]], weights.shape.count == 4,
      weights.shape[2] == 1, weights.shape[3] == 1, flag("group", of: node) <= 1
    else { return nil }
    let bias = node.inputs.count > 2 ? floats(node.inputs[2]) : []
    return bias.flatMap { head(node, isTransposed: true, bias: $0, classCount) }
  }

  /// Reads the weights of a product; `isTransposed` says whether they lie class by class, as
  /// `[classes, features]`.
  private func head(
    _ node: Node, isTransposed: Bool, bias: [Float], _ classCount: Int
  ) -> LinearHead? {
    guard node.inputs.count > 1, let weights = floats(node.inputs[1]), classCount > 0,
      weights.count % classCount == 0, bias.isEmpty || bias.count == classCount
    else { return nil }
    let featureCount = weights.count / classCount
    let ordered =
      isTransposed
      ? weights
      : (0..<weights.count).map { weights[$0 % featureCount * classCount + $0 / featureCount] }
    return LinearHead(
      featureLayer: node.inputs[0], featureCount: featureCount, classCount: classCount,
      weights: ordered, bias: bias.isEmpty ? [Float](repeating: 0, count: classCount) : bias)
  }

  private func flag(_ name: String, of node: Node) -> Int {
    if case .int(let value)? = node.attributes[name] { return value }
    return 0
  }

  private func scale(_ name: String, of node: Node) -> Float {
    if case .float(let value)? = node.attributes[name] { return value }
    return 1
  }
}
