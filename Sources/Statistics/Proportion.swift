/// How often something held among independent trials.
public struct Proportion: Hashable, Codable, Sendable {
  public let successCount: Int
  public let trialCount: Int

  /// Creates a proportion.
  ///
  /// - Precondition: `successCount` is in `0...trialCount`.
  public init(successCount: Int, trialCount: Int) {
    precondition(0...trialCount ~= successCount, "\(successCount) of \(trialCount)")
    self.successCount = successCount
    self.trialCount = trialCount
  }

  /// The share of successes; not a number without trials.
  public var value: Double { Double(successCount) / Double(trialCount) }

  /// The 97.5 % quantile of the normal distribution.
  package static let quantile = 1.959963984540054

  /// Wilson's interval: what covers the true share in 95 of 100 experiments.
  ///
  /// `0...1` without trials.
  ///
  /// - SeeAlso: Wilson, "Probable Inference, the Law of Succession, and Statistical Inference"
  ///   (1927).
  public var interval: ClosedRange<Double> {
    guard trialCount > 0 else { return 0...1 }
    let (n, z) = (Double(trialCount), Self.quantile)
    let shrink = 1 + z * z / n
    let center = (value + z * z / (2 * n)) / shrink
    let reach = z / shrink * (value * (1 - value) / n + z * z / (4 * n * n)).squareRoot()
    // Rounding must not push the ends past the possible.
    return max(center - reach, 0)...min(center + reach, 1)
  }
}
