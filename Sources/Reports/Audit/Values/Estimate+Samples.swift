internal import ActivationPaths
internal import Foundation
internal import Statistics
internal import Training

extension Estimate {
  /// Whether all of it can be written down.
  var isFinite: Bool { value.isFinite && lower.isFinite && upper.isFinite }

  /// The share of successes among `count` trials, with Wilson's score interval (1927), which stays
  /// in `0...1` and is wide for few trials; `nil` without a trial.
  static func share(_ successCount: Int, of count: Int) -> Estimate? {
    guard count > 0 else { return nil }
    let share = Proportion(successCount: successCount, trialCount: count)
    let (value, interval) = (share.value, share.interval)
    return Estimate(
      value: value, lower: min(value, interval.lowerBound), upper: max(value, interval.upperBound),
      count: count)
  }

  /// The mean of numbers in `0...1`, with the normal approximation's interval cut to that range;
  /// `nil` without a number.
  ///
  /// For a single number, the interval is all of the range.
  static func mean(ofShares shares: [Double]) -> Estimate? {
    guard !shares.isEmpty else { return nil }
    let n = Double(shares.count)
    let mean = shares.reduce(0, +) / n
    guard shares.count > 1 else { return Estimate(value: mean, lower: 0, upper: 1, count: 1) }
    let variance = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
    let half = Proportion.quantile * sqrt(variance / n)
    return Estimate(
      value: mean, lower: max(0, mean - half), upper: min(1, mean + half), count: shares.count)
  }
}
