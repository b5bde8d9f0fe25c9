internal import Foundation

extension Philox {
  /// Returns a normally distributed number of mean 0 and variance 1.
  public mutating func normal() -> Double {
    let (a, b) = (next(), next())
    // Half a step away from zero, so that the logarithm is finite.
    let radius = (-2 * log((Double(a) + 0.5) * 0x1p-32)).squareRoot()
    return radius * cos(2 * .pi * Double(b) * 0x1p-32)
  }

  /// Adds normally distributed numbers of mean 0 to memory, by a table of quantiles.
  ///
  /// None is beyond 3.9 deviations, and the variance is right to 1 %.
  public mutating func addNoise(
    to target: UnsafeMutableBufferPointer<Float>, standardDeviation: Float
  ) {
    NormalQuantiles.table.withUnsafeBufferPointer { table in
      for index in target.indices {
        let word = next()
        let segment = Int(word >> (32 - NormalQuantiles.segmentBits))
        let fraction = Float((word << NormalQuantiles.segmentBits) >> 8) * 0x1p-24
        let start = table[segment]
        target[index] += standardDeviation * (start + fraction * (table[segment + 1] - start))
      }
    }
  }
}
