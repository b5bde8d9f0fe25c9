internal import Aviary
internal import SpuriousFeatures

/// Which of a detector's cells count as findings.
public enum FindingRule: String, Hashable, Codable, Sendable {
  /// Those that no other one explains: what is reported.
  case explained
  /// All that are flagged.
  case flagged

  func counts(_ cell: TransplantCell) -> Bool {
    self == .explained ? cell.isFinding : cell.isFlagged
  }
}

/// What is counted of one model.
struct ModelTally {
  /// A cue that was planted and learned.
  struct Positive {
    let strength: Double
    /// Whether something is found in the class at all.
    let isClassHit: Bool
    /// Whether one of the findings has the cue's cause.
    let isCauseHit: Bool
    /// How many findings the class has, and how many of them are of other components than the cue's.
    let findingCount: Int
    let wrongCount: Int
  }

  let positives: [Positive]
  /// How many cells of classes without a planted cue were tested, and how many of them are findings.
  let nullCellCount: Int
  let nullFindingCount: Int
  /// Whether nothing that should be found was planted on purpose.
  let isUnbiased: Bool
  /// How strongly learned cues are seen.
  let scores: [Double]
  /// How strongly cues are seen that were not planted.
  let nullScores: [Double]
  /// How strongly learned cues are seen, and the oracle's effects.
  let effects: [EffectAgreement.Pair]

  init(_ result: ModelResult, counting rule: FindingRule) {
    let learned = result.planted.filter { $0.verdict == .positive }
    positives = learned.map { Self.positive($0, in: result, rule) }
    let nullCells = result.nullCells
    nullCellCount = nullCells.count
    nullFindingCount = nullCells.count(where: rule.counts)
    isUnbiased = result.kind != .biased
    effects = learned.compactMap { cell in
      result.score(of: cell).map {
        EffectAgreement.Pair(seen: $0, true: max(cell.effect.mean, cell.necessity.mean / 2))
      }
    }
    scores = effects.map(\.seen)
    nullScores = result.truth.cells.filter {
      Cue.shortcuts.contains($0.cue) && $0.verdict == .negative
    }.compactMap(result.score)
  }

  private static func positive(
    _ cell: CueEffect, in result: ModelResult, _ rule: FindingRule
  ) -> Positive {
    let found = result.cells(of: cell.species).filter(rule.counts)
    let right = found.filter { cell.cue.acceptedComponents.contains($0.component) }
    return Positive(
      strength: cell.strength ?? 0, isClassHit: !found.isEmpty, isCauseHit: !right.isEmpty,
      findingCount: found.count, wrongCount: found.count - right.count)
  }
}
