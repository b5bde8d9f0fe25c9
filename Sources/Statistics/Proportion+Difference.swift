extension Proportion {
  /// Returns how much larger a share is than that of other, independent trials.
  ///
  /// The interval is Newcombe's: with Wilson's intervals l...u of both shares,
  /// d - √((p₁ - l₁)² + (u₂ - p₂)²) to d + √((u₁ - p₁)² + (p₂ - l₂)²).
  ///
  /// - Parameter other: The other trials.
  /// - Returns: A difference in `-1...1`, with its interval and the smaller number of trials; `nil`
  ///   without trials on either side.
  /// - SeeAlso: Newcombe, "Interval Estimation for the Difference Between Independent Proportions"
  ///   (1998), method 10.
  public func difference(from other: Proportion) -> Estimate? {
    guard trialCount > 0, other.trialCount > 0 else { return nil }
    let (own, foreign) = (interval, other.interval)
    func reach(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
    let difference = value - other.value
    let below = reach(value - own.lowerBound, foreign.upperBound - other.value)
    let above = reach(own.upperBound - value, other.value - foreign.lowerBound)
    return Estimate(
      value: difference, lower: max(-1, difference - below), upper: min(1, difference + above),
      count: min(trialCount, other.trialCount))
  }
}
