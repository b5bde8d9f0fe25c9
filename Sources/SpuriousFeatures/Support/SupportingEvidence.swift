/// What else speaks for or against a finding; shown beside it, and never what decides.
public struct SupportingEvidence: Hashable, Codable, Sendable {
  /// The class that the finding is about.
  public let classIndex: Int
  /// The component that it is about.
  public let component: Component
  /// Where the component lies; `nil` if it has one place, or none.
  public let place: Place?
  /// Whether a direction in the features carries the effect to the class's score.
  public internal(set) var headCounterfactual: HeadCounterfactual?
  /// What the class's images differ in, as its score sees it.
  public internal(set) var components: NeuralComponents?
  /// What the network makes of backgrounds alone, and of the class alone.
  public internal(set) var backgroundGaps: BackgroundGaps?
  /// Where real images look like what the prototypes are carried by.
  public internal(set) var patchMatching: PatchMatching?
  /// How strongly each image shows the component, and what that does to the answers.
  public internal(set) var ranking: SpuriosityRanking?
  /// The scores that are missing, and why.
  public internal(set) var omissions: [Omission] = []

  /// A supporting score.
  public enum Score: String, Hashable, Codable, Sendable, CaseIterable {
    case headCounterfactual = "head-counterfactual"
    case components
    case backgroundGaps = "background-gaps"
    case patchMatching = "patch-matching"
    case ranking
  }

  /// A score that is missing.
  public struct Omission: Hashable, Codable, Sendable {
    public let score: Score
    public let reason: Reason
  }

  /// Why a score is missing.
  public enum Reason: String, Hashable, Codable, Sendable, CaseIterable {
    /// The network's scores are no linear map of features that it computes.
    case noLinearHead = "no-linear-head"
    /// There is neither a linear map nor a layer with places to read features from.
    case noFeatures = "no-features"
    /// The network has no layer with places.
    case noMap = "no-map"
    /// Nobody has said what is core.
    case noMasks = "no-masks"
    /// The class has no prototypes.
    case noPrototypes = "no-prototypes"
    /// The class has less than three images.
    case tooFewImages = "too-few-images"
    /// No image could receive the component from the class and from others.
    case noTransplants = "no-transplants"
  }

  init(_ cell: TransplantCell) {
    (classIndex, component, place) = (cell.classIndex, cell.component, cell.place)
  }

  mutating func omit(_ scores: Score..., because reason: Reason) {
    omissions += scores.map { Omission(score: $0, reason: reason) }
  }
}

extension SupportingEvidence.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noLinearHead:
      "The network's scores are not a plain weighted sum of features, so that none can be taken out."
    case .noFeatures: "The network has no features to read: neither a weighted sum nor a map."
    case .noMap: "The network has no layer with places, so that windows cannot be compared."
    case .noMasks: "There are no masks, so that the class and its background cannot be told apart."
    case .noPrototypes: "There are no prototypes of the class."
    case .tooFewImages: "The class has fewer than three images."
    case .noTransplants: "No image could receive the component from the class and from others."
    }
  }
}
