import Statistics
import Testing

@Suite struct FalseDiscoveryRateTests {
  /// Of `scipy.stats.false_discovery_control`, SciPy 1.16; see `Tests/References/statistics.py`.
  @Test func `q-values are those of SciPy, ties and ends included`() {
    let found = FalseDiscoveryRate.qValues([0.001, 0.2, 0.03, 0.03, 1, 0.0005, 0.04])
    let expected = [
      0.0035, 0.23333333333333334, 0.0525, 0.0525, 1, 0.0035, 0.056,
    ]
    #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-12 }, "\(found)")
  }

  @Test func `no test has no q-value, and one keeps its p-value`() {
    #expect(FalseDiscoveryRate.qValues([]).isEmpty)
    #expect(FalseDiscoveryRate.qValues([0.3]) == [0.3])
  }
}
