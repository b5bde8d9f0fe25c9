public import Statistics

/// How strongly each image of a class shows a component, and what that does to the answers.
///
/// An image's score is how far its features lie along the direction that the component moves images,
/// in standard deviations over the class's images and others.
///
/// - SeeAlso: Moayeri et al., "Spuriosity Rankings: Sorting Data to Measure and Mitigate Biases"
///   (2023).
public struct SpuriosityRanking: Hashable, Codable, Sendable {
  /// The share of right answers in the third of the class's images that show most of the component.
  public let topAccuracy: Double
  /// The same of the third that shows least of it.
  public let bottomAccuracy: Double
  /// The first less the second, in `-1...1`, with Newcombe's interval: what the network loses where
  /// the component is missing.
  public let gap: Estimate
  /// How often an image of the class has a higher score than one of another class, in `0...1`.
  public let separation: Double
  /// The class's images with most of the component, that one first; at most ten.
  public let most: [Ranked]
  /// The class's images with least of the component, that one first; at most ten: the cheapest test
  /// set, as more images like these show what the network does without it.
  public let least: [Ranked]

  /// An image and how strongly it shows a component.
  public struct Ranked: Hashable, Codable, Sendable {
    /// The image's name.
    public let name: String
    /// How strongly, in standard deviations from the mean of the class's images and others.
    public let score: Double
    /// Whether the network's answer is the class.
    public let isRight: Bool
  }

  private static let listedCount = 10
  /// The fewest images that have thirds.
  static let smallestCount = 3

  /// Ranks images; `nil` for less than three of the class, or none of others.
  ///
  /// - Parameters:
  ///   - images: The class's images: the name, the position along the direction, whether the answer
  ///     is right.
  ///   - others: The positions of other classes' images.
  init?(_ images: [(name: String, position: Double, isRight: Bool)], others: [Double]) {
    let positions = images.map(\.position)
    let all = positions + others
    let deviation = all.variance.squareRoot()
    let ranked = images.map { image in
      Ranked(
        name: image.name, score: deviation > 0 ? (image.position - all.mean) / deviation : 0,
        isRight: image.isRight)
    }
    // Of equal scores, the order of images decides.
    let order = ranked.indices.sorted { (ranked[$0].score, $0) < (ranked[$1].score, $1) }
      .map { ranked[$0] }
    let third = images.count / Self.smallestCount
    let (top, bottom) = (Self.accuracy(order.suffix(third)), Self.accuracy(order.prefix(third)))
    guard let gap = top.difference(from: bottom),
      let separation = AreaUnderCurve.of(positions, above: others)
    else { return nil }
    (topAccuracy, bottomAccuracy) = (top.value, bottom.value)
    (self.gap, self.separation) = (gap, separation)
    most = order.reversed().prefix(Self.listedCount).map(\.self)
    least = order.prefix(Self.listedCount).map(\.self)
  }

  private static func accuracy(_ images: some Collection<Ranked>) -> Proportion {
    Proportion(successCount: images.count(where: \.isRight), trialCount: images.count)
  }
}
