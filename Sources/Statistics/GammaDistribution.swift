internal import Foundation

/// The gamma distribution of positive numbers, starting at zero.
public struct GammaDistribution: Hashable, Sendable {
  /// The shape k, positive.
  public let shape: Double
  /// The scale θ, positive; the mean is kθ.
  public let scale: Double

  /// Creates a distribution.
  ///
  /// - Precondition: Both are positive.
  public init(shape: Double, scale: Double) {
    precondition(shape > 0 && scale > 0, "a gamma distribution of \(shape) and \(scale)")
    self.shape = shape
    self.scale = scale
  }

  /// Fits a distribution by maximum likelihood; `nil` for fewer than two numbers, if one is not
  /// positive, or if all are equal.
  ///
  /// The shape solves ln k - ψ(k) = ln x̄ - mean(ln x), by Newton's method from a start within 1.5 %
  /// of it (Minka, "Estimating a Gamma distribution", 2002). SciPy's `gamma.fit(x, floc=0)` finds
  /// the same.
  ///
  /// - Parameter sample: Positive numbers.
  public init?(fitting sample: [Double]) {
    guard sample.count > 1, sample.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    let mean = sample.reduce(0, +) / Double(sample.count)
    let gap = log(mean) - sample.reduce(0) { $0 + log($1) } / Double(sample.count)
    guard gap > 1e-12 else { return nil }
    var shape = (3 - gap + ((gap - 3) * (gap - 3) + 24 * gap).squareRoot()) / (12 * gap)
    for _ in 0..<20 {
      let error = log(shape) - Self.digamma(shape) - gap
      let next = shape - error / (1 / shape - Self.trigamma(shape))
      guard next > 0, abs(next - shape) > 1e-14 * shape else { break }
      shape = next
    }
    self.init(shape: shape, scale: mean / shape)
  }

  /// Returns the probability of a number at most as large: the regularized lower incomplete gamma
  /// function P(k, x / θ).
  public func probability(upTo value: Double) -> Double {
    guard value > 0 else { return 0 }
    let x = value / scale
    return x < shape + 1 ? Self.series(shape, x) : 1 - Self.fraction(shape, x)
  }

  /// P(k, x) by its power series (Abramowitz and Stegun, 6.5.29).
  private static func series(_ k: Double, _ x: Double) -> Double {
    var term = 1 / k
    var sum = term
    var index = k
    while term > 1e-17 * sum {
      index += 1
      term *= x / index
      sum += term
    }
    return sum * exp(k * log(x) - x - lgamma(k))
  }

  /// 1 - P(k, x) by its continued fraction (Abramowitz and Stegun, 6.5.31; Lentz's method).
  private static func fraction(_ k: Double, _ x: Double) -> Double {
    var b = x + 1 - k
    var c = Double.greatestFiniteMagnitude
    var d = 1 / b
    var result = d
    for index in 1...1000 {
      let a = Double(index) * (k - Double(index))
      b += 2
      d = 1 / (a * d + b)
      c = b + a / c
      result *= c * d
      if abs(c * d - 1) < 1e-15 { break }
    }
    return result * exp(k * log(x) - x - lgamma(k))
  }

  /// ψ, the logarithmic derivative of the gamma function, shifted to where its asymptotic series
  /// holds (Abramowitz and Stegun, 6.3.5 and 6.3.18).
  private static func digamma(_ value: Double) -> Double {
    var (x, sum) = (value, 0.0)
    while x < 10 {
      sum -= 1 / x
      x += 1
    }
    let f = 1 / (x * x)
    let tail = f * (1.0 / 12 - f * (1.0 / 120 - f * (1.0 / 252 - f * (1.0 / 240 - f / 132))))
    return sum + log(x) - 0.5 / x - tail
  }

  /// ψ′, likewise (Abramowitz and Stegun, 6.4.6 and 6.4.12).
  private static func trigamma(_ value: Double) -> Double {
    var (x, sum) = (value, 0.0)
    while x < 10 {
      sum += 1 / (x * x)
      x += 1
    }
    let f = 1 / (x * x)
    let tail = f * (1.0 / 6 - f * (1.0 / 30 - f * (1.0 / 42 - f * (1.0 / 30 - f * 5 / 66))))
    return sum + 1 / x + f / 2 + tail / x
  }
}
