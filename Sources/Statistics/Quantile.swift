extension Collection<Double> where Index == Int {
  /// Returns the number below which a share of sorted numbers lies, between the two nearest as
  /// NumPy's `quantile` does it.
  ///
  /// - Parameter share: The share, in `0...1`.
  /// - Returns: The number.
  /// - Precondition: The numbers are in ascending order, and there is one.
  public func sortedQuantile(_ share: Double) -> Double {
    let position = share * Double(count - 1)
    let index = startIndex + Int(position)
    guard index + 1 < endIndex else { return self[endIndex - 1] }
    return self[index] + (position - position.rounded(.down)) * (self[index + 1] - self[index])
  }
}
