public import Statistics

/// Which images receive.
public enum TransplantArm: String, Hashable, Codable, Sendable, CaseIterable {
  /// Images of other classes get the class's component: does the network then take them for it?
  case sufficiency
  /// Images of the class get other classes' component: does the network then no longer know them?
  case necessity

  /// The arm that shows an effect best: a class's own loss counts half.
  static func clearer(_ sufficiency: TransplantEffect, _ necessity: TransplantEffect) -> Self {
    sufficiency.probability.value >= necessity.probability.value / 2 ? .sufficiency : .necessity
  }
}

/// What moving a component does to the belief in a class.
///
/// A recipient's difference is p(class | component of the class's donor) - the mean of
/// p(class | component of another class's donor), so that seams, occlusion and all else that any
/// transplant does cancel.
public struct TransplantEffect: Hashable, Codable, Sendable {
  /// The mean difference of the class's probability over recipients, with a bootstrap interval over
  /// recipients and donors.
  public let probability: Estimate
  /// The same of how often the class is the network's answer.
  public let answer: Estimate
  /// The one-sided p-value: how often donors that change classes at random do as much.
  public let pValue: Double
  /// How many images received.
  public let recipientCount: Int
  /// How many donors of the class gave: images, or groups of images.
  public let donorCount: Int
  /// The classes whose images change most, with the mean change, at most five.
  public let victims: [Victim]

  /// A class whose images are taken for another one.
  public struct Victim: Hashable, Codable, Sendable {
    public let classIndex: Int
    /// The mean change of the other class's probability.
    public let change: Double
  }
}
