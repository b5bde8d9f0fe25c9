/// A figure, with how sure it is.
public struct Estimate: Hashable, Codable, Sendable {
  /// The figure, from everything there is.
  public let value: Double
  /// The lower end of the interval: the 2.5 % quantile over bootstrap samples.
  public let lower: Double
  /// The upper end of the interval: the 97.5 % quantile over bootstrap samples.
  public let upper: Double
  /// How many independent things were resampled: the smallest number that limits what is known.
  public let count: Int

  public init(value: Double, lower: Double, upper: Double, count: Int) {
    self.value = value
    self.lower = lower
    self.upper = upper
    self.count = count
  }

  /// Whether a number is within the interval.
  public func covers(_ number: Double) -> Bool { lower <= number && number <= upper }

  /// How far a number lies outside the interval; 0 within it.
  public func gap(to number: Double) -> Double { max(lower - number, number - upper, 0) }
}
