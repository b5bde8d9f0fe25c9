/// The chance of a single false alarm, when many things are tested at once.
public enum FamilywiseError {
  /// Returns the p-values of tests as they are among all of them.
  ///
  /// With the p-values in ascending order p₁ ≤ … ≤ pₘ: max over i ≤ j of (m - i + 1) pᵢ, at most 1.
  /// Rejecting what is at most α then gives any false alarm with a chance of at most α, whatever
  /// depends on what (Holm, 1979).
  ///
  /// - Parameter pValues: A p-value for each test, in `0...1`.
  /// - Returns: An adjusted one for each, in the same order.
  public static func adjusted(_ pValues: [Double]) -> [Double] {
    let order = pValues.indices.sorted { pValues[$0] < pValues[$1] }
    var result = [Double](repeating: 1, count: pValues.count)
    var largest = 0.0
    for (place, index) in order.enumerated() {
      largest = max(largest, min(1, pValues[index] * Double(pValues.count - place)))
      result[index] = largest
    }
    return result
  }
}
