internal import Aviary
internal import SpuriousFeatures

/// How well a detector did over models of known truth.
public struct BenchmarkScores: Hashable, Codable, Sendable {
  /// How many cues were planted and learned.
  public let positiveCount: Int
  /// How many of those were found: a finding in the class whose component is the cue's cause.
  public let causeHitCount: Int
  /// How many of those have a finding in the class at all.
  public let classHitCount: Int
  /// How many findings there are in classes with a learned cue or without any.
  public let findingCount: Int
  /// How many of those are wrong: in a class without a cue, or of another component than its own.
  public let falseCount: Int
  /// How many cells of classes without a planted cue were tested.
  public let nullCellCount: Int
  /// How many findings there are among them.
  public let nullFindingCount: Int
  /// How often a learned cell scores higher than one that was not planted.
  public let areaUnderCurve: Double?
  /// The correlation of the effects with the oracle's over the learned cues.
  public let effectCorrelation: Double?

  /// Counts over models.
  public init(_ results: [ModelResult]) {
    var (positives, causes, classes, findings, wrong) = (0, 0, 0, 0, 0)
    var (scores, nullScores): ([Double], [Double]) = ([], [])
    var effects: [(Double, Double)] = []
    for result in results {
      for cell in result.planted where cell.verdict == .positive {
        positives += 1
        let found = result.findings(of: cell.species)
        let right = found.filter { cell.cue.acceptedComponents.contains($0.component) }
        if !found.isEmpty { classes += 1 }
        if !right.isEmpty { causes += 1 }
        findings += found.count
        wrong += found.count - right.count
        if let score = result.score(of: cell) {
          scores.append(score)
          effects.append((score, max(cell.effect.mean, cell.necessity.mean / 2)))
        }
      }
      nullScores += result.truth.cells.filter {
        Cue.shortcuts.contains($0.cue) && $0.verdict == .negative
      }.compactMap(result.score)
    }
    let nullCells = results.flatMap(\.nullCells)
    let nullFindings = nullCells.filter(\.isFinding).count
    positiveCount = positives
    causeHitCount = causes
    classHitCount = classes
    findingCount = findings + nullFindings
    falseCount = wrong + nullFindings
    nullCellCount = nullCells.count
    nullFindingCount = nullFindings
    areaUnderCurve = Self.areaUnderCurve(scores, nullScores)
    effectCorrelation = Self.correlation(effects)
  }

  /// The share of pairs in which the first is larger, ties counted half.
  private static func areaUnderCurve(_ high: [Double], _ low: [Double]) -> Double? {
    guard !high.isEmpty, !low.isEmpty else { return nil }
    let sum = high.reduce(0.0) { sum, value in
      sum + low.reduce(0.0) { $0 + (value > $1 ? 1 : value == $1 ? 0.5 : 0) }
    }
    return sum / Double(high.count * low.count)
  }

  /// Pearson's correlation.
  private static func correlation(_ pairs: [(Double, Double)]) -> Double? {
    guard pairs.count > 2 else { return nil }
    let count = Double(pairs.count)
    let (a, b) = (
      pairs.reduce(0) { $0 + $1.0 } / count, pairs.reduce(0) { $0 + $1.1 } / count
    )
    let products = pairs.reduce(0) { $0 + ($1.0 - a) * ($1.1 - b) }
    let squares = (
      pairs.reduce(0) { $0 + ($1.0 - a) * ($1.0 - a) },
      pairs.reduce(0) { $0 + ($1.1 - b) * ($1.1 - b) }
    )
    let scale = (squares.0 * squares.1).squareRoot()
    return scale > 0 ? products / scale : nil
  }
}
