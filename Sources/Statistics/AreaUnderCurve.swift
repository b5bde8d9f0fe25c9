/// How well a score tells two groups apart.
public enum AreaUnderCurve {
  /// Returns how often a number of one group is above a number of another, ties counted half.
  ///
  /// It is the area under the curve of true against false positives (Hanley and McNeil, 1982): the
  /// share of pairs with the first above the second, and half of those that are equal.
  ///
  /// - Parameters:
  ///   - high: The numbers that should be above.
  ///   - low: The numbers that should be below.
  /// - Returns: A share in `0...1`, and 1/2 for groups that are alike; `nil` if a group is empty.
  /// - Complexity: O((n + m) log m) for n and m numbers.
  public static func of(_ high: [Double], above low: [Double]) -> Double? {
    guard !high.isEmpty, !low.isEmpty else { return nil }
    let sorted = low.sorted()
    let sum = high.reduce(0) { sum, value in
      sum + sorted.firstPlace(where: { $0 >= value })
        + sorted.firstPlace(where: { $0 > value })
    }
    return Double(sum) / Double(2 * high.count * low.count)
  }
}

extension [Double] {
  /// The first place whose number has a property that all later ones have; the count if none has.
  fileprivate func firstPlace(where isPast: (Double) -> Bool) -> Int {
    var (first, end) = (0, count)
    while first < end {
      let middle = (first + end) / 2
      if isPast(self[middle]) { end = middle } else { first = middle + 1 }
    }
    return first
  }
}
