internal import Statistics

/// Whether one class's largest log-odds are larger than those of the others would let expect.
///
/// A gamma distribution is fitted to the other classes' maxima, and p = 1 - F(own)ⁿ with n classes:
/// the largest of n would be as large. The published test fits a distribution that need not start
/// at zero, and tests the largest class alone; here each class is held against all others.
///
/// - SeeAlso: Wang et al., "MM-BD" (2022), section III.
public enum MarginTest {
  /// Returns a p-value for each class.
  ///
  /// - Parameter maxima: Each class's largest log-odds. Those not above zero are taken as a
  ///   thousandth of the mean of the rest, since no gamma distribution has them.
  /// - Returns: A p-value for each; `nil` where the others fit no distribution.
  public static func pValues(of maxima: [Double]) -> [Double?] {
    let positive = maxima.filter { $0 > 0 }
    let floor = positive.mean / 1000
    let values = maxima.map { max($0, floor) }
    return values.indices.map { index in
      let others = values.indices.filter { $0 != index }.map { values[$0] }
      guard let gamma = GammaDistribution(fitting: others) else { return nil }
      let share = gamma.probability(upTo: values[index])
      return 1 - (0..<values.count).reduce(1.0) { product, _ in product * share }
    }
  }
}
