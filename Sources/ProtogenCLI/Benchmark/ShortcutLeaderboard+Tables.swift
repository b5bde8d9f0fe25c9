internal import Foundation
internal import ShortcutBenchmark
internal import Statistics

extension ShortcutLeaderboard {
  /// From how many models on an interval over models is shown.
  private static let smallestModelCount = 5

  /// Both tables, as they are printed.
  var text: String {
    ([detection] + (rankings.isEmpty ? [] : [ranking])).map(\.text).joined(separator: "\n\n")
  }

  /// Both tables, as a document.
  var markdown: String {
    let start = """
      # How well planted shortcuts are found

      \(modelCount) model\(modelCount == 1 ? "" : "s"), \(imagesPerClass) images of each class, \
      \(hasMasks ? "with" : "without") masks. Intervals of 95 % are over models.

      ## The Donor-Transplant Test

      \(detection.markdown)

      """
    guard !rankings.isEmpty else { return start }
    return start + """

      ## Classes with a learned shortcut against classes without any

      Area under the curve: how often a class with a shortcut ranks above one without, 0.5 by chance.

      \(ranking.markdown)

      """
  }

  /// The test's scores, a line each, with what they are counted over.
  private var detection: TextTable {
    TextTable(
      header: ["", "value (95 % over models)", "counted"],
      rows: recallRows + falseRows + agreementRows + coverageRows)
  }

  private var recallRows: [[String]] {
    let strength = String(format: "%.1f", BenchmarkScores.strongFrom)
    return [
      row("learned cues found by their cause", estimates.recall, scores.recall),
      row("  planted at strength \(strength) or more", estimates.strongRecall, scores.strongRecall),
      row("  planted more weakly", estimates.weakRecall, scores.weakRecall),
      row("learned cues whose class is found", estimates.classRecall, scores.classRecall),
      row("cause named rightly", estimates.causeAccuracy, scores.causeAccuracy),
    ]
  }

  private var falseRows: [[String]] {
    [
      row("false findings among all", estimates.falseDiscoveryRate, scores.falseFindings),
      row(
        "  without explaining away", flaggedEstimates.falseDiscoveryRate,
        flaggedScores.falseFindings),
      row(
        "false findings in 1000 cells without a cue", estimates.falseFindingsPerThousand,
        scores.nullFindings),
      row(
        "  of clean and control models", estimates.unbiasedFalseFindingsPerThousand,
        scores.unbiasedNullFindings),
      row(
        "  without explaining away", flaggedEstimates.falseFindingsPerThousand,
        flaggedScores.nullFindings),
    ]
  }

  private var agreementRows: [[String]] {
    [
      row("area under the curve of cells", estimates.areaUnderCurve),
      row("correlation with the true effect", estimates.effectCorrelation),
      row("effect against the true one", estimates.effectSlope),
    ]
  }

  private var coverageRows: [[String]] {
    guard let coverage else { return [] }
    return [
      [
        "intervals that hold the effect on other images", figure(coverage.all),
        "\(coverage.cellCount) cells",
      ],
      [
        "  of cells with an effect", figure(coverage.effective),
        "\(coverage.effectiveCellCount) cells",
      ],
    ]
  }

  /// How well each detector ranks classes.
  private var ranking: TextTable {
    TextTable(
      header: ["classes with a shortcut above others", "all models", "within models"],
      rows: rankings.map {
        [$0.detector.title, figure($0.overall), figure($0.withinModels)]
      })
  }

  private func row(
    _ name: String, _ estimate: Estimate?, _ share: BenchmarkScores.Share? = nil
  ) -> [String] {
    [name, figure(estimate), share.map { "\($0.count) of \($0.total)" } ?? ""]
  }

  private func figure(_ estimate: Estimate?) -> String {
    guard let estimate else { return "–" }
    let value = String(format: "%.3f", estimate.value)
    guard estimate.count >= Self.smallestModelCount else { return value }
    return value + String(format: " (%.3f to %.3f)", estimate.lower, estimate.upper)
  }
}
