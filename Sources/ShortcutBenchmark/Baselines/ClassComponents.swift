internal import Statistics

/// The principal components of vectors whose sums are a score.
package struct ClassComponents {
  private let mean: [Double]
  /// Unit vectors, from the largest variance down.
  private let directions: [[Double]]
  /// The sum of each direction's entries: ⟨1, v⟩.
  private let sums: [Double]
  /// The share of each component in the score's variance.
  package let varianceShares: [Double]

  /// The share of the largest variance below which a component is rounding.
  private static let tolerance = 1e-12

  /// Finds the components from the products of all pairs of vectors, of which there are fewer than of
  /// entries.
  ///
  /// - Parameter vectors: At least one, all of one length.
  package init(_ vectors: [[Double]]) {
    let mean = vectors[0].indices.map { entry in vectors.map { $0[entry] }.mean }
    let centered = vectors.map { zip($0, mean).map { $0 - $1 } }
    let products = SymmetricEigensystem(
      centered.map { a in centered.map { Self.product(a, $0) } })
    let largest = products.values.last ?? 0
    let kept = products.values.indices.reversed().filter {
      products.values[$0] > Self.tolerance * largest && products.values[$0] > 0
    }
    let directions = kept.map { place in
      Self.combination(
        of: centered, with: products.vectors[place],
        dividedBy: products.values[place].squareRoot())
    }
    let sums = directions.map { $0.reduce(0, +) }
    let variances = zip(kept, sums).map { products.values[$0] * $1 * $1 }
    let total = variances.reduce(0, +)
    self.mean = mean
    self.directions = directions
    self.sums = sums
    varianceShares = variances.map { total > 0 ? $0 / total : 0 }
  }

  private init(_ other: ClassComponents, _ places: [Int]) {
    mean = other.mean
    directions = places.map { other.directions[$0] }
    sums = places.map { other.sums[$0] }
    varianceShares = places.map { other.varianceShares[$0] }
  }

  var indices: Range<Int> { directions.indices }

  /// Those of the first components that have a share in the score's variance.
  package func leading(_ count: Int, share: Double) -> ClassComponents {
    ClassComponents(self, indices.prefix(count).filter { varianceShares[$0] >= share })
  }

  /// The share of each component in a vector's score: α.
  package func shares(of vector: [Double]) -> [Double] {
    let centered = zip(vector, mean).map { $0 - $1 }
    return zip(directions, sums).map { Self.product(centered, $0) * $1 }
  }

  private static func product(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
  }

  private static func combination(
    of vectors: [[Double]], with weights: [Double], dividedBy divisor: Double
  ) -> [Double] {
    var result = [Double](repeating: 0, count: vectors[0].count)
    for (vector, weight) in zip(vectors, weights) {
      for index in result.indices { result[index] += weight / divisor * vector[index] }
    }
    return result
  }
}
