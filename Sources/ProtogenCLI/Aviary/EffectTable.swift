internal import Aviary
internal import Foundation
internal import Statistics
internal import Training

/// The effects of cues as text: all in one table, then those of planted cues with intervals.
struct EffectTable {
  private let truth: ModelTruth
  /// What stands behind the effects of planted cues.
  private static let star = "*"

  init(_ truth: ModelTruth) {
    self.truth = truth
  }

  var text: String {
    var lines = [
      "The effect of forcing a cue on, on a class's probability in scenes of other classes:",
      effects.text,
    ]
    if !truth.plantedCells.isEmpty {
      lines += [
        "\(Self.star): the cue was planted in the class when the classifier was trained.", "",
        "Planted:", planted.text,
      ]
    }
    if let largest = truth.largestUnplanted {
      lines += [
        "",
        "Largest effect where nothing was planted: \(largest.cue.name) on "
          + "\(largest.species.label), \(Self.interval(largest.effect)).",
      ]
    }
    lines.append("Accuracy without cues: \(Self.percent(truth.accuracyWithoutCues.value)).")
    if let accuracy = truth.accuracy {
      lines.append("Accuracy with cues as in training: \(Self.percent(accuracy.value)).")
    }
    return lines.joined(separator: "\n")
  }

  /// A row for each class, a column for each cue; planted cells have a star.
  private var effects: TextTable {
    var cues: [Cue] = []
    for cell in truth.cells where !cues.contains(cell.cue) { cues.append(cell.cue) }
    let rows = stride(from: 0, to: truth.cells.count, by: max(cues.count, 1)).map { start in
      [truth.cells[start].species.label]
        + truth.cells[start..<start + cues.count].map { cell in
          Self.number(cell.effect.mean) + ((cell.strength ?? 0) > 0 ? Self.star : "")
        }
    }
    return TextTable(header: ["class"] + cues.map(\.name), rows: rows)
  }

  private var planted: TextTable {
    TextTable(
      header: ["class", "cue", "strength", "effect", "necessity", "verdict"],
      rows: truth.plantedCells.map { cell in
        [
          cell.species.label, cell.cue.name, Self.number(cell.strength ?? 0),
          Self.interval(cell.effect), Self.interval(cell.necessity), cell.verdict.rawValue,
        ]
      })
  }

  private static func number(_ value: Double) -> String {
    let text = String(format: "%.2f", value)
    return text == "-0.00" ? "0.00" : text
  }

  private static func percent(_ share: Double) -> String { String(format: "%.1f %%", 100 * share) }

  private static func interval(_ estimate: MeanEstimate) -> String {
    String(format: "%.3f (%.3f to %.3f)", estimate.mean, estimate.low, estimate.high)
  }
}
