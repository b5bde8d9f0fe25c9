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
    let value = estimate.map {
      String(format: "%.3f (%.3f to %.3f)", $0.value, $0.lower, $0.upper)
    }
    return [name, value ?? "–", count]
  }

  func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}
