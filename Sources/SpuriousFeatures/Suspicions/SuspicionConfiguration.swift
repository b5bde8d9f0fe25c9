/// How suspicions are looked for.
public struct SuspicionConfiguration: Hashable, Codable, Sendable {
  /// How many prototypes each class has.
  public let seedCount: Int
  /// How many random directions the classes are compared with.
  public let directionCount: Int
  /// Whether windows are shown and hidden one by one, which takes most of the time.
  public let locates: Bool
  /// What fixes all draws.
  public let seed: UInt64

  /// Creates a configuration.
  ///
  /// The default numbers are those of the pilot that the combination was chosen with.
  ///
  /// - Precondition: `seedCount` is positive, `directionCount` not negative.
  public init(
    seedCount: Int = 4, directionCount: Int = 16, locates: Bool = true, seed: UInt64 = 0
  ) {
    precondition(seedCount > 0 && directionCount >= 0, "\(seedCount) and \(directionCount)")
    self.seedCount = seedCount
    self.directionCount = directionCount
    self.locates = locates
    self.seed = seed
  }
}
