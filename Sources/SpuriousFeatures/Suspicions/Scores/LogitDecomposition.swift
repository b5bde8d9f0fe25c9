internal import Foundation

/// What a class's score on its prototypes is made of, feature by feature.
///
/// r_d = w_d (φ̄_d on the subject's prototypes - φ̄_d on all classes' prototypes), and the share of a
/// feature is that of its positive part. Features of a map that is read as one list are summed up
/// over places, to channels.
public struct LogitDecomposition: Hashable, Sendable {
  /// The share of each feature or channel in what raises the score, in `0...1`; they sum to 1.
  public let shares: [Double]
  /// r, signed, by feature or channel.
  public let contributions: [Double]

  /// Decomposes a score.
  ///
  /// - Parameters:
  ///   - weights: The subject's weights over the features.
  ///   - features: The mean features of its prototypes.
  ///   - baseline: The mean features of all classes' prototypes.
  ///   - placeCount: How many places in a row belong to one channel.
  public init(
    weights: [Float], features: [Double], baseline: [Double], placeCount: Int = 1
  ) {
    var sums = [Double](repeating: 0, count: weights.count / placeCount)
    for index in weights.indices {
      sums[index / placeCount] += Double(weights[index]) * (features[index] - baseline[index])
    }
    contributions = sums
    let total = sums.reduce(0) { $0 + max($1, 0) }
    shares = sums.map { total > 0 ? max($0, 0) / total : 0 }
  }

  /// N = exp(-Σ s ln s): how many carriers of equal share would be as spread out; 0 if nothing
  /// raises the score.
  public var carrierCount: Double {
    guard shares.contains(where: { $0 > 0 }) else { return 0 }
    return exp(-shares.reduce(0) { $0 + ($1 > 0 ? $1 * log($1) : 0) })
  }

  /// Returns the features with the largest shares, falling.
  ///
  /// - Parameter count: How many at most; features without a share are left out.
  /// - Returns: The features and their shares.
  public func carriers(count: Int) -> [Carrier] {
    shares.indices.filter { shares[$0] > 0 }.sorted {
      (shares[$1], $0) < (shares[$0], $1)
    }.prefix(count).map { Carrier(feature: $0, share: shares[$0]) }
  }
}

/// A feature, or a channel of features, and its share in what raises a class's score.
public struct Carrier: Hashable, Codable, Sendable {
  /// Which feature before the last linear map, from 0.
  public let feature: Int
  /// Its share, in `0...1`.
  public let share: Double

  /// Creates a carrier.
  public init(feature: Int, share: Double) {
    self.feature = feature
    self.share = share
  }
}
