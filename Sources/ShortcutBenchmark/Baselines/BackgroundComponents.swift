internal import SpuriousFeatures
internal import Statistics

/// Class-wise principal components of what features add to a class's score, and how well they tell
/// the class's backgrounds from others (class-wise neural PCA; Neuhaus et al., "Spurious Features
/// Everywhere", 2023).
///
/// With the weights w of a class, its images' ψ(x) = w ⊙ φ(x) have principal components v; of a
/// component, α(x) = ⟨ψ(x) - mean ψ, v⟩ ⟨1, v⟩ is its share in the class's score.
struct BackgroundComponents {
  private let study: BaselineStudy
  private let head: InspectedNetwork.Head
  private let backdrops: [[Double]]

  /// How many components of a class are looked at.
  static let componentCount = 10
  /// The share of the score's variance that a component must have.
  static let smallestShare = 0.05

  /// `nil` without masks, or if the network does not end in a linear map.
  init?(_ study: BaselineStudy) {
    guard let head = study.network.head, let backdrops = study.backdrops?.features else {
      return nil
    }
    self.study = study
    self.head = head
    self.backdrops = backdrops
  }

  /// For each class the largest area under the curve of a component's α between backgrounds of the
  /// class and of the others; 1/2 if no component counts.
  var scores: [Double] {
    study.perClass { classIndex, own, others in
      let weights = head.weights[classIndex]
      let components = ClassComponents(
        own.map { Self.contributions(of: study.whole.features[$0], weights) })
      let chosen = components.leading(Self.componentCount, share: Self.smallestShare)
      func alphas(_ places: [Int]) -> [[Double]] {
        places.map { chosen.shares(of: Self.contributions(of: backdrops[$0], weights)) }
      }
      let (high, low) = (alphas(own), alphas(others))
      return chosen.indices.compactMap { component in
        AreaUnderCurve.of(high.map { $0[component] }, above: low.map { $0[component] })
      }.max() ?? 0.5
    }
  }

  private static func contributions(of features: [Double], _ weights: [Double]) -> [Double] {
    zip(features, weights).map { $0 * $1 }
  }
}
