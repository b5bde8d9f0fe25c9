public import ONNX

/// Where a graph computes its class scores.
public struct ScoreOutput: Hashable, Sendable {
  /// What turns logits into the graph's output.
  public enum Squashing: String, Hashable, Sendable {
    case softmax = "Softmax"
    case logSoftmax = "LogSoftmax"
    case sigmoid = "Sigmoid"
  }

  /// The name of the graph's output.
  public let name: String
  /// The layer of the scores before any squashing: what an ascent should raise.
  public let logitLayer: String
  /// What stands between the logits and the output, or `nil` if the output is the logits.
  public let squashing: Squashing?

  /// Operators that only rearrange or convert values.
  private static let transparent: Set<String> = [
    "Identity", "Reshape", "Flatten", "Squeeze", "Unsqueeze", "Cast", "Dropout", "Transpose",
  ]

  /// Finds the scores behind one of a graph's outputs.
  ///
  /// A softmax or sigmoid at the end saturates: its gradient vanishes as the class wins. So the
  /// value before it is the logit layer.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - name: The output; `nil` for the first.
  /// - Throws: `ClassifierError.notAnImageClassifier` if the graph has no such output.
  public init(of graph: Graph, named name: String? = nil) throws(ClassifierError) {
    let output = name.map { name in graph.outputs.first { $0.name == name } } ?? graph.outputs.first
    guard let output else {
      let names = graph.outputs.map { "'\($0.name)'" }.joined(separator: ", ")
      throw .notAnImageClassifier(
        reason: "the graph has no output '\(name ?? "")'; it has \(names.isEmpty ? "none" : names)")
    }
    var producers: [String: Node] = [:]
    for node in graph.nodes { for value in node.outputs { producers[value] = node } }
    self.name = output.name
    var value = output.name
    while let node = producers[value], Self.transparent.contains(node.operatorType) {
      value = node.inputs[0]
    }
    if let node = producers[value], let squashing = Squashing(rawValue: node.operatorType) {
      self.squashing = squashing
      logitLayer = node.inputs[0]
    } else {
      squashing = nil
      logitLayer = output.name
    }
  }
}
