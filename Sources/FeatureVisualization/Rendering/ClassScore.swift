/// What a network makes of one prototype.
public struct ClassScore: Hashable, Codable, Sendable {
  /// A class and its probability.
  public struct Guess: Hashable, Codable, Sendable {
    public let classIndex: Int
    public let probability: Float
  }

  /// The logit of the prototype's class for the image as it is.
  public let logit: Float
  /// The probability of the prototype's class for the image as it is.
  public let probability: Float
  /// The five most probable classes for the image as it is, the first first.
  public let top: [Guess]
  /// The share of the transformed images whose most probable class is the prototype's.
  public let heldOutTopShare: Double
  /// The mean probability of the prototype's class over the transformed images.
  public let heldOutProbability: Double

  /// Whether the prototype's class is the most probable for the image as it is.
  public func isTop(_ classIndex: Int, within count: Int = 1) -> Bool {
    top.prefix(count).contains { $0.classIndex == classIndex }
  }
}
