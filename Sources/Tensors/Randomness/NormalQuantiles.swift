internal import Foundation

/// The normal distribution as a table, for noise by the hundred thousand.
///
/// Between 1,024 quantiles numbers are evenly distributed, and none is beyond the outermost, 3.9:
/// the variance is right to 1 %. A number takes a look-up, not a logarithm and a cosine.
enum NormalQuantiles {
  static let segmentBits: UInt32 = 10

  /// The quantiles at multiples of 1/1024, the outer ones half way into their segments' tails.
  static let table: [Float] = {
    let count = 1 << Int(segmentBits)
    return (0...count).map { index in
      let share = min(
        max(Double(index) / Double(count), 0.05 / Double(count)), 1 - 0.05 / Double(count))
      return Float(quantile(share))
    }
  }()

  /// The number that a share of the distribution lies below, by bisection.
  private static func quantile(_ share: Double) -> Double {
    var (low, high) = (-8.0, 8.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if erfc(-middle / 2.0.squareRoot()) / 2 < share { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
