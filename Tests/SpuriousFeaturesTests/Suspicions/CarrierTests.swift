import SpuriousFeatures
import Testing

@Suite struct CarrierTests {
  @Test func `a score that one feature carries has one carrier`() {
    let one = LogitDecomposition(
      weights: [2, 1, -1], features: [3, 1, 4], baseline: [1, 1, 1])
    #expect(one.contributions == [4, 0, -3])
    #expect(one.shares == [1, 0, 0])
    #expect(one.carrierCount == 1)
    #expect(one.carriers(count: 5) == [Carrier(feature: 0, share: 1)])
  }

  @Test func `a score that four features carry alike has four`() {
    let four = LogitDecomposition(
      weights: [1, 2, 0.5, -1], features: [2, 1, 4, -2], baseline: [0, 0, 0, 0])
    #expect(four.shares == [0.25, 0.25, 0.25, 0.25])
    #expect(abs(four.carrierCount - 4) < 1e-12)
    #expect(four.carriers(count: 2).map(\.feature) == [0, 1])
  }

  @Test func `places of a flattened map are summed up to channels`() {
    let map = LogitDecomposition(
      weights: [1, 1, 1, 1, -1, 3], features: [1, 2, 0, 0, 1, 1],
      baseline: [0, 0, 0, 0, 0, 0], placeCount: 3)
    #expect(map.contributions == [3, 2])
    #expect(map.shares == [0.6, 0.4])
  }

  @Test func `a score that nothing raises has no carrier`() {
    let none = LogitDecomposition(weights: [1], features: [0], baseline: [2])
    #expect(none.carrierCount == 0)
    #expect(none.carriers(count: 3).isEmpty)
  }

  @Test func `classes of unlike weights that lean on one feature share it`() {
    func carried(_ features: [Double]) -> LogitDecomposition {
      LogitDecomposition(
        weights: [1, 1, 1, 1], features: features, baseline: [0, 0, 0, 0])
    }
    let shared = SharedCarriers(
      [[8, 2, 0, 0], [8, 0, 2, 0], [0, 2, 0, 8], [0, 0, 2, 8.5]].map(carried),
      weights: [[5, 1, 0, 0], [5, 0, 1, 0], [0, 1, 0, 5], [0, 1, 1, 5]])
    #expect(shared.partner(of: 0) == 1 && shared.partner(of: 1) == 0)
    #expect(shared.excess[0][1] == shared.excess[1][0])
    #expect(shared.excess[0][1] > shared.excess[0][2])
    #expect((0..<4).allSatisfy { shared.excess[$0][$0] == 0 })
    // Residuals of a regression sum to zero over pairs.
    let sum = (0..<4).flatMap { a in (a + 1..<4).map { shared.excess[a][$0] } }.reduce(0, +)
    #expect(abs(sum) < 1e-12)
  }

  @Test func `seeds agree by the direction of their patterns`() {
    #expect(SeedStability.share(of: [[1, 0], [2, 0.1], [5, 0]]) == 1)
    #expect(SeedStability.share(of: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]) == 0)
    #expect(SeedStability.share(of: [[3, 0], [3, 0], [3, 0], [0, 1]]) == 0.75)
    #expect(SeedStability.share(of: [[1, 2]]) == nil)
  }

  @Test func `a margin far above the others has a small p-value`() throws {
    let pValues = MarginTest.pValues(of: [5, 6, 5.5, 30, 6.5, 5.2])
    let outlier = try #require(pValues[3])
    #expect(outlier < 1e-6)
    #expect(pValues.enumerated().allSatisfy { $0.offset == 3 || ($0.element ?? 0) > 0.05 })
    #expect(MarginTest.pValues(of: [2, 2, 2]).allSatisfy { $0 == nil })
    #expect(MarginTest.pValues(of: [-1, 3, 4]).allSatisfy { ($0 ?? 1) > 0.01 })
  }
}
