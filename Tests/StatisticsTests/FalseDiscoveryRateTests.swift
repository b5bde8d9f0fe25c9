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

  @Test func `a family is weighed by itself, and no member is surer than what led to it`() {
    let family = [0.001, 0.02, 0.5]
    let all = family + [Double](repeating: 1, count: 97)
    #expect(FalseDiscoveryRate.qValues(all)[1] == 1)
    let within = FalseDiscoveryRate.qValues(within: family, after: 0.01)
    #expect(within[0] == 0.01)
    #expect(abs(within[1] - 0.03) < 1e-12)
    #expect(within[2] == 0.5)
  }

  @Test func `the chance of any false alarm is Holm's`() {
    let adjusted = FamilywiseError.adjusted([0.01, 0.04, 0.03, 0.005])
    for (value, expected) in zip(adjusted, [0.03, 0.06, 0.06, 0.02]) {
      #expect(abs(value - expected) < 1e-12)
    }
    #expect(FamilywiseError.adjusted([]).isEmpty)
    #expect(FamilywiseError.adjusted([0.7, 0.9]) == [1, 1])
  }
}
