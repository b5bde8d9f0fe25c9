import ShortcutBenchmark
import Testing

/// Baselines that look for groups and outliers.
@Suite struct ClusterTests {
  @Test func `pictures are made small block by block, and of sum 1`() {
    let map = (0..<35 * 16).map { Float($0 / 16 < 3 ? 1 : 0) }
    // 35 rows in 16 blocks: the first two have two rows each, the third only its first.
    let small = SpectralClusters.pooled(map, height: 35, width: 16)
    #expect(small.count == 256 && abs(small.reduce(0, +) - 1) < 1e-12)
    #expect(small[..<16].allSatisfy { $0 == small[0] } && small[0] > 0)
    #expect(abs(small[16] - small[0] / 2) < 1e-12 && small[32...].allSatisfy { $0 == 0 })
    #expect(SpectralClusters.pooled([0, 0], height: 1, width: 2) == [0, 0])
    #expect(SpectralClusters.pooled([1, 3], height: 2, width: 1) == [0.25, 0.75])
  }

  @Test func `two that are each other's nearest are twice as close as one that has no friend`() {
    let affinities = SpectralClusters.affinities([[0], [1], [10]], neighborCount: 1)
    #expect(affinities == [[0, 1, 0], [1, 0, 0.5], [0, 0.5, 0]])
  }

  @Test func `the gap of eigenvalues is NumPy's`() {
    let maps = wave(14, 5, 0.9).map { $0.map(abs) }
    let gap = SpectralClusters.gap(
      maps.map { map in
        let total = map.reduce(0, +)
        return map.map { $0 / total }
      })
    #expect(abs(gap - 0.10881364381774938) < 1e-10)
  }

  @Test func `two heaps of explanations have a larger gap than one`() {
    func heap(_ count: Int, _ start: Double) -> [[Double]] {
      (0..<count).map { number -> [Double] in
        [start + 0.01 * Double(number * number % 7), 0.01 * Double(number)]
      }
    }
    let two = SpectralClusters.gap(heap(14, 0) + heap(14, 5))
    let one = SpectralClusters.gap(heap(28, 0))
    #expect(two > 0.5 && two > one + 0.2, "\(two) and \(one)")
    #expect(SpectralClusters.gap([[1, 0], [0, 1]]) == 0)
  }

  @Test func `the farther away, the more of an outlier`() {
    let distances = [[0.0, 1, 3], [1, 0, 2], [3, 2, 0]]
    // By hand: densities 1, 1 and 1/2.
    #expect(LocalOutlierFactor.values(distances, neighborCount: 1) == [1, 1, 2])
    let alike = (0..<5).map { a in (0..<5).map { a == $0 ? 0.0 : 1 } }
    #expect(LocalOutlierFactor.values(alike, neighborCount: 3) == [1, 1, 1, 1, 1])
    let same = [[0.0, 0], [0, 0]]
    #expect(LocalOutlierFactor.values(same, neighborCount: 1) == [1, 1])
  }

  @Test func `a class that is carried by a feature unlike the others has the largest load`() throws
  {
    // Five features read the mean of the picture, a sixth the corner, which some of class 1 have.
    let collection = try HandMade.collection(imagesPerClass: 8) { number, pixel in
      let level = Float(number * 5 % 23) / 46
      return number % 3 == 1 && HandMade.isCorner(pixel) ? 1 : level
    }
    let readers = (0..<6).map { feature in
      (0..<HandMade.pixelCount).map { pixel -> Float in
        if feature == 5 { return HandMade.isCorner(pixel) ? 1 : -0.02 }
        return HandMade.isCorner(pixel) ? 0 : Float(1 + (pixel * (feature + 2)) % 5) / 40
      }
    }
    let head: [[Double]] = [[1, 1, 1, 0, 0, 0], [0, 0, 0, 0, 0, 2], [-1, -1, -1, -1, -1, 0]]
    let network = HandMade.Network(readers: readers, head: head)
    let loads = try #require(
      try BaselineStudy(network.inspected, collection).scores()[.outlierFeatures])
    #expect(loads[1] > loads[0] && loads[1] > loads[2] && loads[1] > 1.2, "\(loads)")
  }

  @Test func `confusions are counted both ways`() throws {
    // The network says class 1 of bright pictures and class 0 of dark ones.
    let collection = try HandMade.collection { number, _ in [0, 1, 1, 1, 0, 0][number % 6] }
    let network = HandMade.reader(gain: 2, threshold: 1) { _ in true }
    let scores = try BaselineStudy(network.inspected, collection).scores()
    let head = HandMade.Network(
      readers: network.readers, head: [[-1], [1], [0]], threshold: 1)
    let both = try BaselineStudy(head.inspected, collection).scores()
    #expect(both[.falseNegatives] == [0.5, 0.5, 1])
    #expect(both[.falsePositives] == [0.5, 0.5, 0])
    #expect(scores[.falsePositives]?[1] == 0.5)
  }
}
