internal import Foundation

/// Student's t distribution.
public enum StudentDistribution {
  /// Returns the probability of a value at least as large.
  ///
  /// For t ≥ 0 it is half of the regularized incomplete beta function I(x; ν/2, 1/2) at
  /// x = ν / (ν + t²) (Abramowitz and Stegun, 26.7.1 and 26.5.27).
  ///
  /// - Parameters:
  ///   - value: The value t.
  ///   - degreesOfFreedom: ν, positive; not only whole numbers.
  /// - Returns: A probability, to about twelve digits.
  public static func upperTail(_ value: Double, degreesOfFreedom: Double) -> Double {
    guard value.isFinite else { return value > 0 ? 0 : 1 }
    let share = degreesOfFreedom / (degreesOfFreedom + value * value)
    let half = incompleteBeta(share, degreesOfFreedom / 2, 0.5) / 2
    return value >= 0 ? half : 1 - half
  }

  /// The regularized incomplete beta function, by its continued fraction on the side where that is
  /// quick (Abramowitz and Stegun, 26.5.8).
  private static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    guard x > 0 else { return 0 }
    guard x < 1 else { return 1 }
    let front = exp(
      lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    guard x < (a + 1) / (a + b + 2) else {
      return 1 - front * fraction(1 - x, b, a) / b
    }
    return front * fraction(x, a, b) / a
  }

  /// The continued fraction, from its first term on until it does not change (Lentz's method).
  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let smallest = 1e-300
    func away(_ value: Double) -> Double { abs(value) < smallest ? smallest : value }
    var c = 1.0
    var d = 1 / away(1 - (a + b) * x / (a + 1))
    var result = d
    for term in 1...500 {
      let m = Double(term)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / away(1 + even * d)
      c = away(1 + even / c)
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / away(1 + odd * d)
      c = away(1 + odd / c)
      result *= d * c
      if abs(d * c - 1) < 1e-15 { break }
    }
    return result
  }
}
