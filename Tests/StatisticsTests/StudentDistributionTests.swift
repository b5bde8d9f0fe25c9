import Statistics
import Testing

@Suite struct StudentDistributionTests {
  /// Of `scipy.stats.t.sf`; see `Tests/References/statistics.py`.
  static let goldens: [(value: Double, freedom: Double, tail: Double)] = [
    (0, 3, 0.5),
    (1, 1, 0.25000000000000006),
    (2.5, 4.7, 0.02879607967343366),
    (-1.3, 19.2, 0.8955041001915063),
    (6, 19, 4.4896177362454195e-06),
    (12, 150.5, 5.306484652675248e-24),
    (0.001, 2, 0.49964644669779507),
    (40, 3, 1.7190340394579253e-05),
  ]

  @Test(arguments: goldens)
  func `upper tails are those of SciPy`(value: Double, freedom: Double, tail: Double) {
    let found = StudentDistribution.upperTail(value, degreesOfFreedom: freedom)
    #expect(abs(found / tail - 1) < 1e-10, "\(found)")
  }

  @Test func `the ends are 0 and 1`() {
    #expect(StudentDistribution.upperTail(.infinity, degreesOfFreedom: 3) == 0)
    #expect(StudentDistribution.upperTail(-.infinity, degreesOfFreedom: 3) == 1)
  }
}
