/// One classifier of the benchmark: what it is for, and how it is made.
public struct BenchmarkModel: Hashable, Codable, Sendable {
  /// What an audit should find in it.
  public enum Kind: String, Hashable, Codable, Sendable {
    /// Shortcuts are planted; at strength 0, cues that say nothing.
    case biased
    /// There are no cues.
    case clean
    /// There are cues that must not be reported.
    case control
  }

  /// When it may be looked at.
  public enum Share: String, Hashable, Codable, Sendable {
    /// While an audit is being made.
    case development
    /// Only to measure it in the end.
    case heldOut = "held-out"
  }

  /// The name, which is that of its files.
  public let name: String
  public let kind: Kind
  public let share: Share
  public var schooling: Schooling
}
