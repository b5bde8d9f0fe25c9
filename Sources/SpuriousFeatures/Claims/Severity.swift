internal import Statistics

/// How much a class leans on something, by what can be relied on of the effect.
public enum Severity: String, Hashable, Codable, Sendable, CaseIterable, Comparable {
  case info
  case low
  case medium
  case high

  /// Where each severity but the least starts: the change of a share of answers, or the loss of a
  /// probability.
  private static let thresholds: [(Severity, Double)] = [
    (.high, 0.4), (.medium, 0.15), (.low, 0.05),
  ]

  /// The severity of an effect: by the lower ends of the intervals of how often the class becomes the
  /// answer, and of how much of its probability is lost without the component, whichever is more.
  ///
  /// - Parameters:
  ///   - cell: The effect.
  ///   - dose: What half of it does; without a monotone response, nothing is of high severity.
  init(of cell: TransplantCell, dose: DoseResponse) {
    let size = max(cell.sufficiency.answer.lower, cell.necessity.probability.lower)
    let severity = Self.thresholds.first { size >= $0.1 }?.0 ?? .info
    self = dose.isMonotone ? severity : min(severity, .medium)
  }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
}
