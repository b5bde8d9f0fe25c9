internal import Statistics
internal import Tensors

/// Draws independent things anew, with replacement, to see how sure a figure is.
struct Bootstrap {
  let sampleCount: Int
  let random: Philox

  /// Estimates a figure with an interval that holds 95 % of its samples.
  ///
  /// - Parameters:
  ///   - counts: How many things each group has; groups are drawn by themselves.
  ///   - figure: The figure, of how often each thing of each group counts; `nil` if there is none.
  /// - Returns: `nil` if there is no figure of everything once.
  func estimate(of counts: [Int], _ figure: ([[Double]]) -> Double?) -> Estimate? {
    guard let value = figure(counts.map { [Double](repeating: 1, count: $0) }) else { return nil }
    var random = random
    let samples = (0..<sampleCount).compactMap { _ in
      figure(counts.map { Self.multiplicities($0, &random) })
    }.sorted()
    return Estimate(
      value: value, lower: samples.isEmpty ? value : samples.sortedQuantile(0.025),
      upper: samples.isEmpty ? value : samples.sortedQuantile(0.975), count: counts.min() ?? 0)
  }

  /// How often each of some things is drawn, in as many draws with replacement.
  static func multiplicities(_ count: Int, _ random: inout Philox) -> [Double] {
    var result = [Double](repeating: 0, count: count)
    for _ in 0..<count { result[random.integer(below: count)] += 1 }
    return result
  }
}

extension Collection<Double> {
  /// The mean of numbers that count as often as weights say; `nil` if none counts.
  func mean(weights: some Collection<Double>) -> Double? {
    let total = weights.reduce(0, +)
    return total > 0 ? zip(self, weights).reduce(0) { $0 + $1.0 * $1.1 } / total : nil
  }

  /// The mean; 0 of nothing.
  var mean: Double { isEmpty ? 0 : reduce(0, +) / Double(count) }

  /// The mean squared distance from the mean.
  var variance: Double {
    let center = mean
    return isEmpty ? 0 : reduce(0) { $0 + ($1 - center) * ($1 - center) } / Double(count)
  }
}
