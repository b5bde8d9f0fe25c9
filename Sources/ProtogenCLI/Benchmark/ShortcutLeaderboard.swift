internal import Foundation
internal import ShortcutBenchmark
internal import Statistics

/// How well shortcuts were found, as it is printed and stored.
struct ShortcutLeaderboard: Encodable {
  let hasMasks: Bool
  let imagesPerClass: Int
  let modelCount: Int
  let scores: BenchmarkScores
  let estimates: BenchmarkEstimates

  init(_ results: [ModelResult], hasMasks: Bool, imagesPerClass: Int) {
    self.hasMasks = hasMasks
    self.imagesPerClass = imagesPerClass
    modelCount = results.count
    scores = BenchmarkScores(results)
    estimates = BenchmarkEstimates(results)
  }

  /// From how many models on an interval over models is shown.
  private static let smallestModelCount = 5

  /// The scores, a line each, with what they are counted over.
  var text: String {
    TextTable(
      header: ["", "value (95 % over models)", "counted"],
      rows: [
        row(
          "learned cues found by their cause", estimates.recall,
          "\(scores.causeHitCount) of \(scores.positiveCount)"),
        row(
          "learned cues whose class is found", estimates.classRecall,
          "\(scores.classHitCount) of \(scores.positiveCount)"),
        row(
          "cause named rightly", estimates.causeAccuracy,
          "\(scores.causeHitCount) of \(scores.classHitCount)"),
        row(
          "false findings among all", estimates.falseDiscoveryRate,
          "\(scores.falseCount) of \(scores.findingCount)"),
        row(
          "false findings in 1000 cells without a cue", estimates.falseFindingsPerThousand,
          "\(scores.nullFindingCount) of \(scores.nullCellCount)"),
        row("area under the curve of cells", estimates.areaUnderCurve, ""),
        row("correlation with the true effect", estimates.effectCorrelation, ""),
      ]
    ).text
  }

  private func row(_ name: String, _ estimate: Estimate?, _ count: String) -> [String] {
    guard let estimate else { return [name, "–", count] }
    let value = String(format: "%.3f", estimate.value)
    guard modelCount >= Self.smallestModelCount else { return [name, value, count] }
    let interval = String(format: " (%.3f to %.3f)", estimate.lower, estimate.upper)
    return [name, value + interval, count]
  }
}
