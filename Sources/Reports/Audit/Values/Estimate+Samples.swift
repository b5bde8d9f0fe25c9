internal import ActivationPaths
internal import Foundation

extension Estimate {
  /// How many standard errors an interval of 95 % reaches: the normal distribution's 97.5 % quantile.
  private static let reach = 1.959964

  /// Whether all of it can be written down.
  var isFinite: Bool { value.isFinite && lower.isFinite && upper.isFinite }

  /// The share of successes among `count` trials, with Wilson's score interval (1927), which stays
  /// in `0...1` and is wide for few trials; `nil` without a trial.
  static func share(_ successCount: Int, of count: Int) -> Estimate? {
    guard count > 0 else { return nil }
    let (n, share, square) = (Double(count), Double(successCount) / Double(count), reach * reach)
    let center = (share + square / (2 * n)) / (1 + square / n)
    let half =
      reach / (1 + square / n) * sqrt(share * (1 - share) / n + square / (4 * n * n))
    return Estimate(
      value: share, lower: min(share, max(0, center - half)),
      upper: max(share, min(1, center + half)), count: count)
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
    let half = reach * sqrt(variance / n)
    return Estimate(
      value: mean, lower: max(0, mean - half), upper: min(1, mean + half), count: shares.count)
  }
}
