/// How paths are compared.
public struct PathConfiguration: Hashable, Codable, Sendable {
  /// Which photographs of other classes are drawn, and the bootstrap samples.
  public let seed: UInt64
  /// How many bootstrap samples give the intervals.
  ///
  /// A thousand place the ends of a 95 % interval to about a twentieth of its width (Efron and
  /// Tibshirani, 1993, chapter 13, ask for as many).
  public let sampleCount: Int
  /// About how many bytes of activations may be held; more layers are then recorded in groups.
  public let memoryBudget: Int

  /// Creates a configuration.
  ///
  /// - Precondition: `sampleCount` and `memoryBudget` are positive.
  public init(seed: UInt64 = 0, sampleCount: Int = 1000, memoryBudget: Int = 384 << 20) {
    precondition(sampleCount > 0, "\(sampleCount) samples")
    precondition(memoryBudget > 0, "a memory budget of \(memoryBudget) bytes")
    self.seed = seed
    self.sampleCount = sampleCount
    self.memoryBudget = memoryBudget
  }
}
