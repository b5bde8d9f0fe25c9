/// Tests of one thing among others by ranks.
public enum RankTest {
  /// Returns how seldom a value as large would come about by chance, if it were one of a sample like
  /// the others: (1 + how many others reach it) / (1 + how many there are).
  ///
  /// Valid where value and others can be exchanged.
  ///
  /// - Parameters:
  ///   - value: What is tested for being large.
  ///   - others: What it is compared with.
  /// - Returns: A p-value, never 0; 1 without others.
  public static func pValue(of value: Double, among others: [Double]) -> Double {
    Double(1 + others.filter { $0 >= value }.count) / Double(1 + others.count)
  }

  /// Returns one p-value for several tests of the same thing: the least of m p₍ᵢ₎ / i, with the
  /// p-values rising (Simes, 1986).
  ///
  /// - Parameter pValues: The tests' p-values; independent or positively dependent.
  /// - Returns: A p-value; 1 for no tests.
  public static func simes(_ pValues: [Double]) -> Double {
    let count = Double(pValues.count)
    return pValues.sorted().enumerated().reduce(1) { least, test in
      min(least, count * test.element / Double(test.offset + 1))
    }
  }
}
