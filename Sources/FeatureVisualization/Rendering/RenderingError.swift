/// A reason why nothing can be rendered.
public enum RenderingError: Error, Hashable, Sendable {
  /// The network has no values for a layer that the objective needs.
  case layerMissing(String)
  /// A class, channel or position that is not there.
  case indexOutOfRange(String, index: Int, count: Int)
  /// A direction with another number of entries than the layer has channels.
  case directionMismatch(String, channelCount: Int, vectorCount: Int)
  /// The settings of a recipe or a run are out of range.
  case invalidConfiguration(ConfigurationError)
  /// A recipe that compares layers with photographs' statistics, which were not given.
  case statisticsMissing(recipe: String)
  /// A start image of the wrong shape.
  case startImageMismatch(expected: ImageShape, valueCount: Int)
  /// The bytes are no saved state, or of another version.
  case unreadableState
  /// The state was saved with other settings or targets.
  case stateOfAnotherRun
}

extension RenderingError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .layerMissing(let layer):
      "The network returned no values for layer '\(layer)'. 'protogen layers' lists its layers."
    case .indexOutOfRange(let name, let index, let count):
      "\(name == "class" ? "Class" : "Layer '\(name)':") index \(index) is not in 0..<\(count)."
    case .directionMismatch(let layer, let channelCount, let vectorCount):
      """
      The direction has \(vectorCount) entries, but layer '\(layer)' has \(channelCount) channels. \
      Give one entry for each channel.
      """
    case .invalidConfiguration(let error): error.description
    case .statisticsMissing(let recipe):
      """
      Recipe '\(recipe)' needs statistics of photographs: 'protogen audit --statistics FILE' writes \
      them, and --use-statistics FILE reads them.
      """
    case .startImageMismatch(let expected, let valueCount):
      """
      The start image has \(valueCount) values, but \(expected.channels) × \(expected.height) × \
      \(expected.width) are needed. Resize it first.
      """
    case .unreadableState:
      "The saved state cannot be read: it is damaged, or of another version. Start the run anew."
    case .stateOfAnotherRun:
      """
      The saved state belongs to a run with other settings or targets. Repeat those settings, or \
      start anew.
      """
    }
  }
}
