/// How well a score tells two groups apart.
public enum AreaUnderCurve {
  /// Returns how often a number of one group is above a number of another, ties counted half.
  ///
  /// It is the area under the curve of true against false positives (Hanley and McNeil, 1982),
  /// computed from ranks: (R - n (n + 1) / 2) / (n m), where R is the sum of the ranks of the n
  /// numbers of the first group among all n + m.
  ///
  /// - Parameters:
  ///   - high: The numbers that should be above.
  ///   - low: The numbers that should be below.
  /// - Returns: A share in `0...1`, and 1/2 for groups that are alike; `nil` if a group is empty.
  /// - Complexity: O(n log n) for n numbers in all.
  public static func of(_ high: [Double], above low: [Double]) -> Double? {
    guard !high.isEmpty, !low.isEmpty else { return nil }
    let all = high + low
    let order = all.indices.sorted { all[$0] < all[$1] }
    var rankSum = 0.0
    var start = 0
    while start < order.count {
      let end =
        order[start...].firstIndex { all[$0] != all[order[start]] }
        ?? order.count
      let rank = Double(start + end + 1) / 2
      rankSum += rank * Double(order[start..<end].count { $0 < high.count })
      start = end
    }
    let (n, m) = (Double(high.count), Double(low.count))
    return (rankSum - n * (n + 1) / 2) / (n * m)
  }
}
