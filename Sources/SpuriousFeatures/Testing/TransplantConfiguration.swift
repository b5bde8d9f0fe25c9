/// How transplants are tested.
public struct TransplantConfiguration: Hashable, Codable, Sendable {
  /// How many images of each class receive, at most.
  public var recipientsPerClass = 20
  /// How many classes give to each recipient, at most; its own among them.
  public var donorClassCount = 20
  /// How many other classes a window of a class is compared with at each recipient.
  public var windowControlCount = 3
  /// The share of false findings that is put up with.
  public var falseDiscoveryRate = 0.05
  /// The smallest change of a probability on other classes' images that is reported.
  public var smallestEffect = 0.05
  /// The smallest loss of a probability on the class's own images that is reported.
  public var smallestNecessity = 0.1
  /// How many times donors change classes for a p-value.
  public var permutationCount = 20_000
  /// How many bootstrap samples an interval is taken from.
  public var sampleCount = 1_000
  /// What fixes every draw.
  public var seed: UInt64 = 0

  /// The usual configuration.
  public init() {}
}
