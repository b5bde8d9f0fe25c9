import ShortcutBenchmark
import SpuriousFeatures
import Statistics
import Tensors
import Testing

@Suite struct CoverageTests {
  private static func coverage(_ gaps: [Double], effect: Double = 0.2) throws -> IntervalCoverage? {
    let cells = try gaps.indices.map {
      try StagedResult.cell($0, .tone, effect: effect, reach: 0.1)
    }
    let fresh = gaps.enumerated().map {
      FreshEffect(classIndex: $0, component: .tone, sufficiency: effect + $1)
    }
    return IntervalCoverage(
      [
        StagedResult.result(
          truth: try StagedResult.truth(), cells: cells, freshEffects: fresh)
      ], sampleCount: 20)
  }

  @Test func `intervals are as much wider as the other images' effect is unsure`() throws {
    // With four times as many images: √1.25 = 1.118 times as wide.
    let coverage = try #require(try Self.coverage([0.111, -0.111, 0.112, -0.112, 0]))
    #expect(coverage.all.value == 0.6 && coverage.cellCount == 5)
    #expect(coverage.effective == coverage.all)
    let none = try #require(try Self.coverage([0, 0.2], effect: 0))
    #expect(none.all.value == 0.5 && none.effective?.value == 0 && none.effectiveCellCount == 1)
  }

  @Test func `without other images nothing is known`() throws {
    let result = StagedResult.result(truth: try StagedResult.truth())
    #expect(IntervalCoverage([result]) == nil && IntervalCoverage([]) == nil)
  }

  /// Images whose background has a brightness of its own, which is higher in class 1.
  private static func collection(seed: UInt64, imagesPerClass: Int) throws -> ImageCollection {
    var random = Philox(seed: seed, counter: SIMD3(0, 0, 0))
    let levels = (0..<3 * imagesPerClass).map { number in
      Float(0.4 + 0.08 * random.normal()) + (number % 3 == 1 ? 0.1 : 0)
    }
    return try HandMade.collection(imagesPerClass: imagesPerClass) { number, pixel in
      HandMade.isCore(pixel) ? 0.5 : levels[number]
    }
  }

  @Test func `intervals hold the effect of the population, nearly as often as they say`() throws {
    let network = HandMade.reader(gain: 12, threshold: 6) { !HandMade.isCore($0) }
    var configuration = TransplantConfiguration()
    configuration.recipientsPerClass = 8
    configuration.permutationCount = 10
    configuration.sampleCount = 200
    let (count, repetitions) = (12, 24)
    let truth = try FreshEffect.all(
      network, Self.collection(seed: 99, imagesPerClass: 12 * count),
      configuration: configuration
    ).filter { $0.component == .background }
    #expect(try #require(truth.first { $0.classIndex == 1 }).sufficiency > 0.1)
    var covered = 0
    for seed in 0..<UInt64(repetitions) {
      let cells = try DonorTransplantTest(
        network, Self.collection(seed: seed, imagesPerClass: count), configuration: configuration
      ).cells().filter { $0.component == .background }
      for cell in cells {
        let effect = truth.first { $0.classIndex == cell.classIndex }
        if cell.sufficiency.probability.covers(try #require(effect).sufficiency) { covered += 1 }
      }
    }
    let share = Double(covered) / Double(3 * repetitions)
    #expect(share >= 0.85, "\(share)")
  }
}
