internal import Aviary
internal import Foundation
internal import Statistics
internal import Training

/// The truth about many models as comma-separated values: a line for each planted cue, and one for
/// each model without any.
struct GridSummary {
  /// The header and the lines.
  let csv: String

  private static let header = [
    "model", "kind", "share", "seed", "accuracy", "accuracy_without_cues", "largest_unplanted",
    "class", "cue", "strength", "effect", "effect_low", "effect_high", "necessity",
    "necessity_low", "necessity_high", "verdict",
  ]

  init(_ truths: [(BenchmarkModel, ModelTruth)]) {
    let rows = truths.flatMap { model, truth in
      let start = Self.start(model, truth)
      guard !truth.plantedCells.isEmpty else {
        return [start + Array(repeating: "", count: Self.header.count - start.count)]
      }
      return truth.plantedCells.map { start + Self.cell($0) }
    }
    // No name, label or number holds a comma or a quotation mark.
    csv = ([Self.header] + rows).map { $0.joined(separator: ",") + "\n" }.joined()
  }

  private static func start(_ model: BenchmarkModel, _ truth: ModelTruth) -> [String] {
    [
      model.name, model.kind.rawValue, model.share.rawValue, "\(model.schooling.training.seed)",
      truth.accuracy.map { number($0.value) } ?? "", number(truth.accuracyWithoutCues.value),
      truth.largestUnplanted.map { number($0.effect.mean) } ?? "",
    ]
  }

  private static func cell(_ cell: CueEffect) -> [String] {
    [cell.species.label, cell.cue.name, "\(cell.strength ?? 0)"]
      + [cell.effect, cell.necessity].flatMap {
        [number($0.mean), number($0.low), number($0.high)]
      }
      + [cell.verdict.rawValue]
  }

  private static func number(_ value: Double) -> String { String(format: "%.4f", value) }
}
