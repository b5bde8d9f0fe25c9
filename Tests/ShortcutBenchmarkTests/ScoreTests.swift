import Aviary
import ShortcutBenchmark
import SpuriousFeatures
import Statistics
import Testing

/// What is counted, on cells that are made up.
@Suite struct ScoreTests {
  /// The learned cue of the fixture with the class that it is in.
  private static func learned(
    _ truth: ModelTruth
  ) throws -> (cue: CueEffect, classIndex: Int, component: Component) {
    let cue = try #require(truth.plantedCells.first { $0.verdict == .positive })
    let classIndex = try #require(StagedResult.species(truth).firstIndex(of: cue.species))
    let component = try #require(
      Component.allCases.first { cue.cue.acceptedComponents.contains($0) })
    return (cue, classIndex, component)
  }

  /// A class in which nothing was planted.
  private static func cleanClass(_ truth: ModelTruth) throws -> Int {
    try #require(
      StagedResult.scores(truth) { $0 == .negative ? Double($1) : -1 }.max().map(Int.init))
  }

  @Test func `a finding of the cause is a hit, one beside it is false, an alias counts when asked`()
    throws
  {
    let truth = try StagedResult.truth()
    let (_, classIndex, component) = try Self.learned(truth)
    let result = StagedResult.result(
      truth: truth,
      cells: [
        try StagedResult.cell(classIndex, component, effect: 0.5, isFlagged: true),
        try StagedResult.cell(classIndex, .tone, effect: 0.3, isFlagged: true),
        try StagedResult.cell(
          classIndex, .blur, effect: 0.2, isFlagged: true, alias: component),
        try StagedResult.cell(try Self.cleanClass(truth), .tone, effect: 0.1, isFlagged: true),
        try StagedResult.cell(try Self.cleanClass(truth), .blur, effect: 0),
      ])
    let scores = BenchmarkScores([result])
    #expect(scores.recall.count == 1 && scores.classRecall.count == 1)
    #expect(scores.strongRecall == scores.recall && scores.weakRecall.total == 0)
    #expect(scores.falseFindings.count == 2 && scores.falseFindings.total == 3)
    #expect(scores.nullFindings.count == 1 && scores.nullFindings.total == 2)
    #expect(scores.unbiasedNullFindings.total == 0)
    let all = BenchmarkScores([result], counting: .flagged)
    #expect(all.falseFindings.count == 3 && all.falseFindings.total == 4)
    #expect(all.recall == scores.recall)
  }

  @Test func `cells of controls are counted by themselves`() throws {
    let truth = try StagedResult.truth(of: "clean-1")
    let cells = [
      try StagedResult.cell(0, .tone, effect: 0.3, isFlagged: true),
      try StagedResult.cell(1, .tone, effect: 0.1),
    ]
    let results = [BenchmarkModel.Kind.control, .clean, .biased].map {
      StagedResult.result(kind: $0, truth: truth, cells: cells)
    }
    let scores = BenchmarkScores(results)
    #expect(scores.nullFindings.count == 3 && scores.nullFindings.total == 6)
    #expect(scores.unbiasedNullFindings.count == 2 && scores.unbiasedNullFindings.total == 4)
    let estimates = BenchmarkEstimates(results, sampleCount: 50)
    #expect(estimates.unbiasedFalseFindingsPerThousand?.value == 500)
    #expect(estimates.recall == nil)
  }

  @Test func `effects half as large as the true ones have a slope of one half`() throws {
    let truth = try StagedResult.truth()
    let cells = try truth.plantedCells.filter { $0.verdict == .positive }.map { cue in
      try StagedResult.cell(
        try #require(StagedResult.species(truth).firstIndex(of: cue.species)),
        try #require(Component.allCases.first { cue.cue.acceptedComponents.contains($0) }),
        effect: max(cue.effect.mean, cue.necessity.mean / 2) / 2)
    }
    let scores = BenchmarkScores([StagedResult.result(truth: truth, cells: cells)])
    #expect(abs(try #require(scores.effectSlope) - 0.5) < 1e-9)
  }
}
