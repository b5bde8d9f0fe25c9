internal import Statistics

/// A mean over independent scenes, with how sure it is.
public struct MeanEstimate: Hashable, Codable, Sendable {
  /// The sample's mean.
  public let mean: Double
  /// The lower end of the interval.
  public let low: Double
  /// The upper end of the interval.
  public let high: Double
  /// How many scenes it is taken over.
  public let count: Int

  /// Estimates the mean that scenes come from, with the normal interval that covers it in 95 of
  /// 100 experiments.
  ///
  /// With mean m and n values dᵢ: m ± 1.96 (Σ (dᵢ - m)² / (n (n - 1)))^½. The values are
  /// differences within a scene, so what varies between scenes drops out. The interval has no
  /// width if all values are the same, and from one value alone.
  ///
  /// - Precondition: `values` is not empty.
  public init(of values: [Double]) {
    precondition(!values.isEmpty, "the mean of nothing")
    let total = Double(values.count)
    mean = values.reduce(0, +) / total
    let center = mean
    let squares = values.reduce(0) { $0 + ($1 - center) * ($1 - center) }
    let reach = Proportion.quantile * (squares / (total * max(total - 1, 1))).squareRoot()
    low = mean - reach
    high = mean + reach
    count = values.count
  }
}
