/// How well a score tells two groups of things apart.
public enum AreaUnderCurve {
  /// Returns how often a thing of one group scores higher than one of the other, ties counted half:
  /// the area under the receiver operating characteristic.
  ///
  /// - Parameters:
  ///   - high: The scores of the group that should score higher.
  ///   - low: The scores of the other group.
  /// - Returns: A share in `0...1`, 0.5 for no difference; `nil` if a group is empty.
  public static func of(_ high: [Double], over low: [Double]) -> Double? {
    guard !high.isEmpty, !low.isEmpty else { return nil }
    let sum = high.reduce(0.0) { sum, value in
      let below = low.count { $0 < value }
      let equal = low.count { $0 == value }
      return sum + Double(below) + Double(equal) / 2
    }
    return sum / Double(high.count * low.count)
  }
}
