/// A reason why a network cannot be trained, or not as asked.
public enum TrainingError: Error, Hashable, Sendable {
  /// Values out of range: all of them.
  case invalidConfiguration([ConfigurationViolation])
  /// There are fewer examples than a batch has.
  case tooFewExamples(count: Int, batchSize: Int)
  /// A source gave images of another shape than the network takes.
  case wrongBatchShape(expected: [Int], found: [Int])
  /// A source gave a number of labels other than that of the images.
  case wrongLabelCount(expected: Int, found: Int)
  /// A source gave a class that the network does not have.
  case labelOutOfRange(Int, classCount: Int)
  /// The loss is no longer a number.
  case diverged(step: Int, learningRate: Double)
  /// A file cannot be read or written.
  case fileFailed(path: String, reason: String)
  /// A file is no checkpoint, or cut short.
  case unreadableCheckpoint(path: String, reason: String)
  /// A checkpoint is of a run with another configuration.
  case otherRun(path: String, differences: [String])
  /// A part of a network has another number of values.
  case wrongValueCount(part: String, expected: Int, found: Int)
  /// A run was to start from a network of another architecture or preprocessing.
  case otherNetwork
  /// The number of labels is not that of the classes.
  case wrongNameCount(expected: Int, found: Int)
  /// There is no Fourier transform of this size.
  case untransformable(reason: String)
}

extension TrainingError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .invalidConfiguration(let violations):
      violations.map { "\($0.name) must be \($0.rule), but is \($0.value)" }
        .joined(separator: "; ") + "."
    case .tooFewExamples(let count, let batchSize):
      "A batch of \(batchSize) cannot be made of \(count) examples. Use a smaller batch."
    case .wrongBatchShape(let expected, let found):
      "The network takes images of shape \(expected), but the source gave \(found)."
    case .wrongLabelCount(let expected, let found):
      "The source gave \(found) labels for \(expected) images."
    case .labelOutOfRange(let label, let classCount):
      "The source gave class \(label), but the network has \(classCount) classes, from 0."
    case .diverged(let step, let learningRate):
      """
      The loss of step \(step) is not a number: training diverged. Use a lower learning rate than \
      \(learningRate), or a longer warm-up.
      """
    case .fileFailed(let path, let reason):
      "'\(path)': \(reason)."
    case .unreadableCheckpoint(let path, let reason):
      "'\(path)' is not a checkpoint that can be resumed: \(reason). Remove it to start anew."
    case .otherRun(let path, let differences):
      """
      '\(path)' is of another run: \(differences.joined(separator: ", ")) differ. Remove it to \
      start anew.
      """
    case .wrongValueCount(let part, let expected, let found):
      "'\(part)' of the network has \(expected) values, but \(found) were given."
    case .otherNetwork:
      "The network to start from has not the architecture and preprocessing of the run."
    case .wrongNameCount(let expected, let found):
      "The network has \(expected) classes, but \(found) labels were given."
    case .untransformable(let reason): reason
    }
  }
}
