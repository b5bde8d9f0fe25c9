/// A reason why a model cannot be run, or not as asked.
public enum ClassifierError: Error, Hashable, Sendable {
  /// The graph uses an operator that protogen does not implement.
  case unsupportedOperator(String, node: String, opset: Int)
  /// A node's attributes or inputs break its operator's rules.
  case invalidNode(String, operatorType: String, reason: String)
  /// A node failed while the graph ran.
  case nodeFailed(String, operatorType: String, inputShapes: [[Int]], reason: String)
  /// The model takes something other than one batch of images.
  case notAnImageClassifier(reason: String)
  /// The model's graph fixes an input size, and another was asked for.
  case inputSizeRejected(accepted: String, requested: String)
  /// The graph leaves the size open, but does not run at the one that was asked for.
  case sizeFailed(requested: String, reason: String)
  /// A layer that the graph does not have, with the names most like it.
  case unknownLayer(String, suggestions: [String])
  /// A tensor type that protogen cannot compute with.
  case unsupportedElementType(String, value: String)
}

extension ClassifierError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unsupportedOperator(let name, let node, let opset):
      """
      Operator '\(name)' (opset \(opset)), used by node '\(node)', is not supported. \
      'protogen operators' lists those that are.
      """
    case .invalidNode(let node, let operatorType, let reason):
      "Node '\(node)' (\(operatorType)): \(reason)."
    case .nodeFailed(let node, let operatorType, let inputShapes, let reason):
      "Node '\(node)' (\(operatorType)) failed on inputs of shapes \(inputShapes): \(reason)"
    case .notAnImageClassifier(let reason):
      "Not an image classifier: \(reason)."
    case .inputSizeRejected(let accepted, let requested):
      "The model takes images of \(accepted), not \(requested). Leave --size out, or re-export it."
    case .sizeFailed(let requested, let reason):
      "The model does not run on images of \(requested). Give another --size, or leave it out. "
        + reason
    case .unknownLayer(let name, let suggestions):
      suggestions.isEmpty
        ? "The model has no layer '\(name)'. 'protogen layers' lists them."
        : "The model has no layer '\(name)'. Did you mean "
          + suggestions.map { "'\($0)'" }.joined(separator: ", ") + "?"
    case .unsupportedElementType(let type, let value):
      "Value '\(value)' holds \(type), which protogen does not compute with."
    }
  }
}
