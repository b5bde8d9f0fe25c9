/// What the images of a class differ in, as the class's score sees it.
///
/// With W the class's weights in the network's last linear map and φ the features, the principal
/// components of ψ = W ∘ φ over the class's images. A component l with direction v adds
/// α(x) = ((ψ(x) - mean ψ) · v) (1 · v) to the class's score; over all components that is the score
/// less its mean.
///
/// - SeeAlso: Neuhaus et al., "Spurious Features Everywhere" (2023).
public struct NeuralComponents: Hashable, Codable, Sendable {
  /// The components, from the one that the images differ in most; at most ten.
  public let components: [NeuralComponent]
  /// How many of the class's images they are of.
  public let imageCount: Int

  /// How much of a score's variance a component must make up to count.
  public static let smallestShare = 0.05

  /// How well a background alone tells the class: the largest ``NeuralComponent/backgroundness`` of
  /// the components that make up 5 % of the score's variance or more; `nil` without masks.
  public var backgroundness: Double? {
    components.filter { $0.logitShare >= Self.smallestShare }.compactMap(\.backgroundness).max()
  }
}

/// One thing that the images of a class differ in.
public struct NeuralComponent: Hashable, Codable, Sendable {
  /// The share of the variance of the class's score over its images, in `0...1`.
  public let logitShare: Double
  /// How often α is larger on the background of an image of the class than on that of another
  /// class's, in `0...1`, 0.5 for no difference; `nil` without masks.
  public let backgroundness: Double?
  /// The names of the class's images with the largest α, that one first; at most five.
  public let topImages: [String]
}
