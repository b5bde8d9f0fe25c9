internal import ShortcutBenchmark
internal import Statistics

/// How well shortcuts were found, as it is printed and stored.
struct ShortcutLeaderboard: Encodable {
  let hasMasks: Bool
  let imagesPerClass: Int
  let modelCount: Int
  let scores: BenchmarkScores
  let estimates: BenchmarkEstimates
  /// What the test would say without asking which effects are one and the same.
  let flaggedScores: BenchmarkScores
  let flaggedEstimates: BenchmarkEstimates
  /// How often intervals hold what other images show, if it was measured.
  let coverage: IntervalCoverage?
  /// How well the test and simpler detectors rank classes.
  let rankings: [ClassRanking]

  init(_ results: [ModelResult], hasMasks: Bool, imagesPerClass: Int) {
    self.hasMasks = hasMasks
    self.imagesPerClass = imagesPerClass
    modelCount = results.count
    scores = BenchmarkScores(results)
    estimates = BenchmarkEstimates(results)
    flaggedScores = BenchmarkScores(results, counting: .flagged)
    flaggedEstimates = BenchmarkEstimates(results, counting: .flagged)
    coverage = IntervalCoverage(results)
    rankings = ClassRanking.all(in: results)
  }
}
