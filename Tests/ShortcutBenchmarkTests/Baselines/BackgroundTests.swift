import ShortcutBenchmark
import SpuriousFeatures
import Testing

/// Baselines that look at backgrounds alone, or at their lack.
@Suite struct BackgroundTests {
  /// Images of which some of class 1 have a bright part, and all a little noise.
  private static func scores(
    brightPart isBright: @escaping (Int) -> Bool, read isRead: @escaping (Int) -> Bool
  ) throws -> [Baseline: [Double]] {
    let collection = try HandMade.collection(imagesPerClass: 6) { number, pixel in
      let noise = Float((number * 7 + pixel * 13) % 11) / 110
      let brightness = Float(number / 3 % 6) / 6
      return number % 3 == 1 && isBright(pixel) ? 0.4 + 0.5 * brightness : noise
    }
    let network = HandMade.reader(gain: 12, threshold: 4, isRead)
    return try BaselineStudy(network.inspected, collection).scores()
  }

  @Test func `a network that reads a corner knows its class by the background alone`() throws {
    let scores = try Self.scores(brightPart: HandMade.isCorner, read: HandMade.isCorner)
    let (alone, drop) = try (
      #require(scores[.onlyBackground]), #require(scores[.coreDrop])
    )
    #expect(alone[1] > 0.7 && alone[0] < 0.3 && alone[2] < 0.3, "\(alone)")
    #expect(drop[1] > 0.4 && abs(drop[0]) < 0.2, "\(drop)")
    #expect(try #require(scores[.neuralPCA])[1] == 1)
  }

  @Test func `one that reads the core knows it by nothing else`() throws {
    // Away from the core's edge, which grows by a pixel and shows in what fills it.
    let isDeep: (Int) -> Bool = { $0 % HandMade.width < 4 }
    let scores = try Self.scores(brightPart: isDeep, read: isDeep)
    let (alone, drop) = try (
      #require(scores[.onlyBackground]), #require(scores[.coreDrop])
    )
    #expect(abs(alone[1]) < 0.02, "\(alone)")
    #expect(abs(drop[1]) < 0.02, "\(drop)")
    #expect(try #require(scores[.neuralPCA])[1] < 0.95)
  }

  @Test func `components and their shares in the score are those of NumPy`() {
    let components = ClassComponents(wave(6, 9, 0.53))
    let shares = [
      0.0261710398603, 3.18921717181e-05, 0.680050900104, 0.189903360305, 0.103842807559,
    ]
    #expect(components.varianceShares.count == 5)
    #expect(zip(components.varianceShares, shares).allSatisfy { abs($0 - $1) < 1e-10 })
    let expected = [
      [0.0150292470504, 0.00128799756453, 0.719098673593, 0.0917280336355, 0.197660952044],
      [-0.00109099707781, -0.000569667985701, -0.0228238002341, 0.185029821224, 0.397313107397],
      [-0.00375366631224, -0.00260924635505, 0.118068275211, 0.197803345043, 0.332503340206],
    ]
    for (vector, alphas) in zip(wave(3, 9, 0.71), expected) {
      #expect(zip(components.shares(of: vector), alphas).allSatisfy { abs($0 - $1) < 1e-10 })
      let leading = components.leading(4, share: 0.05).shares(of: vector)
      #expect(zip(leading, [alphas[2], alphas[3]]).allSatisfy { abs($0 - $1) < 1e-10 })
      #expect(leading.count == 2)
    }
  }

  @Test func `the shares of all components add up to the centered score`() {
    let vectors = wave(6, 4, 0.31)
    let mean = (0..<4).map { entry in vectors.reduce(0) { $0 + $1[entry] } / 6 }
    let total = ClassComponents(vectors).shares(of: vectors[2]).reduce(0, +)
    #expect(abs(total - zip(vectors[2], mean).reduce(0) { $0 + $1.0 - $1.1 }) < 1e-10)
  }

  @Test func `vectors that are all the same have no component`() {
    let components = ClassComponents([[1, 2], [1, 2]])
    #expect(components.varianceShares.isEmpty && components.shares(of: [3, 4]).isEmpty)
  }
}
