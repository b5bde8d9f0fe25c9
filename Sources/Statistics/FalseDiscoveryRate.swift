/// The share of false findings among all, when many things are tested at once.
public enum FalseDiscoveryRate {
  /// Returns the q-values of tests: the smallest false discovery rate at which each is a finding.
  ///
  /// With the p-values in ascending order p₁ ≤ … ≤ pₘ: qᵢ = min over j ≥ i of pⱼ m / j, at most 1.
  /// The rate is kept for independent tests, and for positively dependent ones (Benjamini and
  /// Hochberg, 1995; Benjamini and Yekutieli, 2001).
  ///
  /// - Parameter pValues: A p-value for each test, in `0...1`.
  /// - Returns: A q-value for each, in the same order.
  public static func qValues(_ pValues: [Double]) -> [Double] {
    let order = pValues.indices.sorted { pValues[$0] > pValues[$1] }
    var result = [Double](repeating: 1, count: pValues.count)
    var smallest = 1.0
    for (place, index) in order.enumerated() {
      let rank = Double(pValues.count - place)
      smallest = min(smallest, pValues[index] * Double(pValues.count) / rank)
      result[index] = smallest
    }
    return result
  }

  /// Returns the q-values of a family of tests that another finding has led to.
  ///
  /// Once something is found of a family as a whole, its members are tested among themselves alone;
  /// none is surer than what led there (hierarchical testing; Yekutieli, 2008).
  ///
  /// - Parameters:
  ///   - family: A p-value for each member, in `0...1`.
  ///   - lead: The q-value of what led to the family.
  /// - Returns: A q-value for each member, in the same order.
  public static func qValues(within family: [Double], after lead: Double) -> [Double] {
    qValues(family).map { max($0, lead) }
  }
}
