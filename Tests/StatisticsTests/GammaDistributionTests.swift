import Statistics
import Testing

@Suite struct GammaDistributionTests {
  /// Shapes, scales and probabilities up to 0.3, 2 and 11 of `scipy.stats.gamma`, SciPy 1.16, with
  /// `floc=0`; see `Tests/References/statistics.py`.
  private static let fits: [(sample: [Double], shape: Double, scale: Double, shares: [Double])] = [
    (
      [0.5, 1.25, 2, 4.5, 3], 2.186575379002706, 1.0290063729823127,
      [0.02316843350943325, 0.5233455468281186, 0.999614655797151]
    ),
    (
      [10, 11, 9.5, 10.25], 357.56190212642076, 0.02849157010133052,
      [0, 2.5721836240561143e-130, 0.9315314241352622]
    ),
    (
      [0.01, 5, 80, 0.2], 0.23096815858659267, 92.2313280339612,
      [0.29231188700375677, 0.4514898540849681, 0.6575025901890749]
    ),
  ]

  @Test(arguments: fits.indices)
  func `fits and probabilities are those of SciPy`(index: Int) throws {
    let golden = Self.fits[index]
    let gamma = try #require(GammaDistribution(fitting: golden.sample))
    #expect(abs(gamma.shape / golden.shape - 1) < 1e-8)
    #expect(abs(gamma.scale / golden.scale - 1) < 1e-8)
    for (value, share) in zip([0.3, 2, 11], golden.shares) {
      #expect(abs(gamma.probability(upTo: value) - share) < 1e-8, "\(value)")
    }
  }

  /// As above.
  @Test func `probabilities are those of SciPy far out and near zero`() {
    let found = [(1.0, 1.0, 1.0), (0.001, 0.3, 2), (50, 40, 1), (300, 3, 10), (4, 0.5, 8)].map {
      GammaDistribution(shape: $0.1, scale: $0.2).probability(upTo: $0.0)
    }
    let expected = [
      0.6321205588285577, 0.11392541451789881, 0.935429631078867, 0.9999999999549898,
      0.6826894921370859,
    ]
    #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-12 }, "\(found)")
    #expect(GammaDistribution(shape: 2, scale: 1).probability(upTo: 0) == 0)
    #expect(GammaDistribution(shape: 2, scale: 1).probability(upTo: -3) == 0)
  }

  @Test(arguments: [[], [2], [1, 0], [1, -1], [3, 3, 3], [1, .infinity]])
  func `numbers that no gamma distribution has are not fitted`(sample: [Double]) {
    #expect(GammaDistribution(fitting: sample) == nil)
  }
}
