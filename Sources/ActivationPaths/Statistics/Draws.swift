package import Statistics

/// A figure from everything there is, and from each bootstrap sample; `nan` where it has none.
package struct Draws {
  /// Place 0 is everything there is.
  package private(set) var values: [Double]

  package init(_ values: [Double]) {
    self.values = values
  }

  var value: Double { values[0] }

  func combined(with other: Draws, _ operation: (Double, Double) -> Double) -> Draws {
    Draws(zip(values, other.values).map(operation))
  }

  static func - (a: Draws, b: Draws) -> Draws { a.combined(with: b) { $0 - $1 } }
  static func / (a: Draws, b: Draws) -> Draws { a.combined(with: b) { $0 / $1 } }

  /// The weighted mean of figures, sample by sample, of those that have a value.
  static func mean(_ draws: [(weight: Double, draws: Draws)]) -> Draws? {
    let known = draws.filter { !$0.draws.value.isNaN }
    guard let first = known.first else { return nil }
    let total = known.reduce(0) { $0 + $1.weight }
    var sum = [Double](repeating: 0, count: first.draws.values.count)
    for (weight, draws) in known {
      for index in sum.indices { sum[index] += weight / total * draws.values[index] }
    }
    return Draws(sum)
  }

  /// The figure with the interval that holds a share of the samples, as many being left out below
  /// as above.
  ///
  /// - Returns: `nil` if there is no figure.
  package func estimate(count: Int, confidence: Double = 0.95) -> Estimate? {
    guard value.isFinite else { return nil }
    var samples = values.dropFirst().filter(\.isFinite)
    if samples.isEmpty { samples = [value] }
    samples.sort()
    return Estimate(
      value: value, lower: samples.sortedQuantile((1 - confidence) / 2),
      upper: samples.sortedQuantile((1 + confidence) / 2), count: count)
  }
}
