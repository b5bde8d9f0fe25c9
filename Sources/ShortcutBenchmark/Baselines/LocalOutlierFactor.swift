/// How much sparser things lie than their neighbors (Breunig et al., "LOF", 2000).
package enum LocalOutlierFactor {
  /// The smallest mean distance that is divided by.
  private static let smallestReach = 1e-9

  /// Returns the factor of each thing: about 1 among others, and more for an outlier.
  ///
  /// - Parameters:
  ///   - distances: The distance of each two.
  ///   - neighborCount: How many nearest neighbors each is compared with: at least 1, and less than
  ///     there are things.
  /// - Returns: A factor for each.
  package static func values(_ distances: [[Double]], neighborCount: Int) -> [Double] {
    let neighbors = distances.indices.map { place in
      distances.indices.filter { $0 != place }
        .sorted { (distances[place][$0], $0) < (distances[place][$1], $1) }.prefix(neighborCount)
    }
    let reaches = neighbors.enumerated().map { place, near in
      near.last.map { distances[place][$0] } ?? 0
    }
    let densities = neighbors.enumerated().map { place, near in
      1 / max(near.map { max(distances[place][$0], reaches[$0]) }.mean, smallestReach)
    }
    return neighbors.enumerated().map { place, near in
      near.map { densities[$0] }.mean / densities[place]
    }
  }
}
