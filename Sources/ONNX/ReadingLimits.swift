/// How much a model file may ask for before it is refused.
///
/// The limits keep a small malicious file from using much memory or stack; no ordinary
/// classifier comes near them.
public struct ReadingLimits: Hashable, Sendable {
  /// The most bytes of the file; protocol buffers can have no more than 2 GiB.
  public var byteCount: Int
  /// The most parts: nodes, attributes, tensors, dimensions and the like, counted together.
  public var partCount: Int
  /// The most levels of fields inside fields; a graph inside a node takes three.
  public var nestingDepth: Int

  /// Creates limits.
  public init(
    byteCount: Int = Int(Int32.max), partCount: Int = 1_000_000, nestingDepth: Int = 64
  ) {
    self.byteCount = byteCount
    self.partCount = partCount
    self.nestingDepth = nestingDepth
  }
}
