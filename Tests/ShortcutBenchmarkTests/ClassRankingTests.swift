import Aviary
import Foundation
import ShortcutBenchmark
import Statistics
import Testing

@Suite struct ClassRankingTests {
  private static func ranking(
    _ results: [ModelResult], _ baseline: Baseline = .gradCAM
  ) throws -> ClassRanking {
    try #require(ClassRanking(.baseline(baseline), in: results, sampleCount: 100))
  }

  private static func result(
    _ truth: ModelTruth, _ score: (CueEffect.Verdict, Int) -> Double
  ) -> ModelResult {
    StagedResult.result(
      truth: truth, baselines: [.gradCAM: StagedResult.scores(truth, score)])
  }

  @Test
  func `a score that knows the truth is perfect, its negative never right, a constant a coin`()
    throws
  {
    let truth = try StagedResult.truth()
    let knowing = try Self.ranking([
      Self.result(truth) { verdict, _ in verdict == .positive ? 1 : 0 }
    ])
    let wrong = try Self.ranking([
      Self.result(truth) { verdict, _ in verdict == .positive ? -1 : 0 }
    ])
    let constant = try Self.ranking([Self.result(truth) { _, _ in 3 }])
    #expect(knowing.overall.value == 1 && knowing.withinModels.value == 1)
    #expect(wrong.overall.value == 0 && wrong.withinModels.value == 0)
    #expect(constant.overall.value == 0.5 && constant.withinModels.value == 0.5)
  }

  @Test func `classes whose cue was hardly learned are left out`() throws {
    let truth = try StagedResult.truth()
    #expect(truth.plantedCells.contains { $0.verdict == .gray })
    func value(gray: Double) throws -> Double {
      try Self.ranking([
        Self.result(truth) { verdict, classIndex in
          verdict == .gray ? gray : verdict == .positive ? 5.5 : Double(classIndex)
        }
      ]).withinModels.value
    }
    #expect(try value(gray: 100) == value(gray: -100))
  }

  @Test func `the scale and the offset of a model's scores do not matter, its order does`() throws {
    let truth = try StagedResult.truth()
    let plain = Self.result(truth) { ($0 == .positive ? 4.5 : 0) + Double($1 * 5 % 12) }
    let scaled = Self.result(truth) {
      1000 + 40 * (($0 == .positive ? 4.5 : 0) + Double($1 * 5 % 12))
    }
    let one = try Self.ranking([plain])
    let both = try Self.ranking([plain, scaled])
    #expect(abs(one.overall.value - both.overall.value) < 1e-9)
    #expect(one.withinModels.value == both.withinModels.value && one.overall.value < 1)
    let curved = Self.result(truth) { exp(($0 == .positive ? 4.5 : 0) + Double($1 * 5 % 12)) }
    #expect(try Self.ranking([curved]).withinModels.value == one.withinModels.value)
  }

  @Test func `a clean model has classes that must not rank high, and no pairs of its own`() throws {
    let clean = StagedResult.result(
      kind: .clean, truth: try StagedResult.truth(of: "clean-1"),
      baselines: [.gradCAM: (0..<12).map { $0 == 3 ? 1 : 0 }])
    let biased = Self.result(try StagedResult.truth()) { verdict, _ in
      verdict == .positive ? 1 : 0
    }
    let ranking = try Self.ranking([biased, clean])
    #expect(ranking.overall.value < 1 && ranking.withinModels.value == 1)
    #expect(ClassRanking(.baseline(.gradCAM), in: [clean]) == nil)
    #expect(ClassRanking(.baseline(.neuralPCA), in: [biased]) == nil)
  }

  @Test func `the transplant test comes first, and the others from the best down`() throws {
    let truth = try StagedResult.truth()
    let result = StagedResult.result(
      truth: truth,
      baselines: [
        .gradCAM: StagedResult.scores(truth) { $0 == .positive ? -1 : Double($1) },
        .falsePositives: StagedResult.scores(truth) { verdict, _ in verdict == .positive ? 1 : 0 },
      ])
    let rankings: [ClassRanking] = ClassRanking.all(in: [result])
    #expect(
      rankings.map(\.detector) == [
        .strongestCell, .strongestFinding, .baseline(.falsePositives), .baseline(.gradCAM),
      ])
    let stored = try JSONEncoder().encode(rankings)
    #expect(try JSONDecoder().decode([ClassRanking].self, from: stored) == rankings)
    #expect(String(decoding: stored, as: UTF8.self).contains("\"false-positives\""))
  }
}
