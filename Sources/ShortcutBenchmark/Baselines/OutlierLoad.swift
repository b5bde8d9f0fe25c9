internal import SpuriousFeatures
internal import Tensors

/// How unlike all others the features are that carry a class (after DORA; Bykov et al., 2023).
///
/// What drives each feature most is shown by the images that it reacts to most, not by images made
/// for it: natural extreme activations, which cost nothing. The mean reaction of all features to those
/// images is the feature's profile; distances are √((1 - cos) / 2) between profiles, and the
/// local outlier factor says how far a feature is from its neighbors. A class's score is the mean
/// factor of its features, weighted with their shares in its score.
struct OutlierLoad {
  private let study: BaselineStudy
  private let head: InspectedNetwork.Head
  /// The features that vary and carry a class, by their places.
  private let features: [Int]

  /// How many images show what drives a feature.
  static let imageCount = 3
  /// How many features are compared at most; of more, those that carry each class most.
  static let featureLimit = 512
  /// How many neighbors a feature is compared with at most.
  static let neighborLimit = 20
  /// What share of all features these are at most, as one in; with all of them nothing stands out.
  static let neighborShare = 4

  /// `nil` if the network does not end in a linear map, or fewer than three features vary.
  init?(_ study: BaselineStudy) {
    guard let head = study.network.head, let first = study.whole.features.first else { return nil }
    self.study = study
    self.head = head
    let values = study.whole.features
    let varying = first.indices.filter { feature in
      values.contains { $0[feature] != first[feature] }
    }
    let shares = Self.shares(study, head)
    let perClass = max(1, Self.featureLimit / shares.count)
    features =
      varying.count <= Self.featureLimit
      ? varying
      : Set(
        shares.flatMap { share in
          varying.sorted { (share[$0], $1) > (share[$1], $0) }.prefix(perClass)
        }
      ).sorted()
    guard features.count > 2 else { return nil }
  }

  /// Returns the scores.
  ///
  /// - Throws: `TensorError`
  func scores() throws -> [Double] {
    let factors = LocalOutlierFactor.values(
      try distances(), neighborCount: neighborCount)
    return Self.shares(study, head).map { shares in
      let own = features.map { shares[$0] }
      let total = own.reduce(0, +)
      return total > 0 ? zip(own, factors).reduce(0) { $0 + $1.0 * $1.1 } / total : 1
    }
  }

  private var neighborCount: Int {
    min(Self.neighborLimit, max(2, features.count / Self.neighborShare))
  }

  /// What each feature adds to each class's score on its images, beyond what it adds on all; nothing
  /// below zero.
  private static func shares(_ study: BaselineStudy, _ head: InspectedNetwork.Head) -> [[Double]] {
    let values = study.whole.features
    func means(_ places: some Sequence<Int>) -> [Double] {
      var sums = [Double](repeating: 0, count: values[0].count)
      var count = 0.0
      for place in places {
        count += 1
        for index in sums.indices { sums[index] += values[place][index] }
      }
      return sums.map { $0 / count }
    }
    let usual = means(values.indices)
    return study.collection.classes.map { classIndex in
      let own = means(
        values.indices.filter { study.collection.images[$0].classIndex == classIndex })
      return own.indices.map { max(0, head.weights[classIndex][$0] * (own[$0] - usual[$0])) }
    }
  }

  /// The distances between the features' profiles.
  private func distances() throws -> [[Double]] {
    let scaled = features.map { feature in
      Self.standardized(study.whole.features.map { $0[feature] })
    }
    let profiles = scaled.map { driven in
      let images = driven.indices.sorted { (driven[$0], $1) > (driven[$1], $0) }
        .prefix(Self.imageCount)
      let profile = scaled.map { values in images.map { values[$0] }.mean }
      let length = profile.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return profile.map { Float(length > 0 ? $0 / length : 0) }
    }
    let matrix = try Tensor(profiles.flatMap(\.self), shape: [profiles.count, profiles.count])
    let cosines = try matrix.matrixMultiplied(by: matrix.transposed(0, 1)).floats()
    return profiles.indices.map { row in
      profiles.indices.map {
        (max(0, 1 - Double(cosines[row * profiles.count + $0])) / 2).squareRoot()
      }
    }
  }

  private static func standardized(_ values: [Double]) -> [Double] {
    let mean = values.mean
    let deviation = values.map { ($0 - mean) * ($0 - mean) }.mean.squareRoot()
    return values.map { ($0 - mean) / deviation }
  }
}
