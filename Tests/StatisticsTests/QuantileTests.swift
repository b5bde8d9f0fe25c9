import Statistics
import Testing

@Suite struct QuantileTests {
  /// Of `numpy.quantile`; see `Tests/References/statistics.py`.
  @Test func `quantiles of sorted numbers are those of NumPy`() {
    let numbers = [-3, 0.5, 0.5, 2, 7.25, 9]
    let found = [0, 0.025, 0.3, 0.5, 0.975, 1].map { numbers.sortedQuantile($0) }
    let expected: [Double] = [-3, -2.5625, 0.5, 1.25, 8.78125, 9]
    #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-12 }, "\(found)")
  }

  @Test func `a single number is every quantile`() {
    #expect([4.5].sortedQuantile(0) == 4.5)
    #expect([4.5].sortedQuantile(0.975) == 4.5)
  }

  @Test func `a part of an array has its own quantiles`() {
    let numbers = [100.0, 1, 2, 3]
    #expect(numbers[1...].sortedQuantile(0.5) == 2)
  }
}
