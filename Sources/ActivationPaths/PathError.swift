/// A reason why activation paths cannot be compared.
public enum PathError: Error, Hashable, Sendable {
  /// A layer name or pattern that fits no layer, with the names most like it.
  case unknownLayer(String, suggestions: [String])
  /// The graph has no layer whose activations could be compared.
  case noLayers
  /// A class without at least two photographs.
  case tooFewPhotographs(classIndex: Int, count: Int)
  /// The network returned no values for a layer.
  case missingLayer(String)
  /// Records that were made with other layers or recipes than the audit's.
  case recordMismatch(classIndex: Int)
  /// The caller asked to stop.
  case cancelled
}

extension PathError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownLayer(let pattern, let suggestions) where suggestions.isEmpty:
      """
      No layer fits '\(pattern)'. Give names, patterns with * and ?, or 'stages'; \
      'protogen layers' lists the names.
      """
    case .unknownLayer(let pattern, let suggestions):
      "No layer fits '\(pattern)'. Did you mean "
        + suggestions.map { "'\($0)'" }.joined(separator: ", ") + "?"
    case .noLayers:
      "The model has no layer of numbers that depend on the image. Name some with --layers."
    case .tooFewPhotographs(let classIndex, let count):
      """
      Class \(classIndex) has \(count) photograph\(count == 1 ? "" : "s"), but a path is compared \
      with at least 2. Add \(2 - count) more, or leave the class out.
      """
    case .missingLayer(let name):
      "The model returned no values for layer '\(name)'."
    case .recordMismatch(let classIndex):
      """
      What is recorded of class \(classIndex) has other layers or recipes than this audit. \
      Record it again.
      """
    case .cancelled:
      "The audit was stopped."
    }
  }
}
