internal import Statistics

/// Finds the reasons why an audit is not to be trusted, or only with care.
struct AuditDoubts {
  /// Fewer photographs of a class say little of its spread: three pairs of photographs, at two each.
  private static let photographMinimum = 5
  private static let classMinimum = 3
  /// Six controls are looked at, and all of them should hold in 95 audits of 100 (Bonferroni).
  private static let confidence = 1 - 0.05 / 6
  /// A control may miss its score by this much, a twentieth of the distance between the two: with
  /// enough photographs, misses are certain that are too small to change what an audit says.
  private static let tolerance = 0.05
  private static let ordinals = ["first", "second", "last"]

  let means: [CurveDraws]
  let classes: [PathAudit.ClassPaths]

  /// Those that forbid a verdict first.
  var all: [PathAudit.Doubt] {
    let doubts = means.isEmpty ? [nothing] + counts : controls + missingThirds + counts
    return doubts.filter(\.isFatal) + doubts.filter { !$0.isFatal }
  }

  private var controls: [PathAudit.Doubt] {
    failure(
      of: .heldOutPhotographs, expected: 1,
      "Held-out photographs of the same classes", "Look for near copies among the photographs.")
      + failure(
        of: .otherPhotographs, expected: 0, "Photographs of other classes",
        "Look for photographs in the wrong folder.")
  }

  private func failure(
    of subject: PathSubject, expected: Double, _ who: String, _ advice: String
  ) -> [PathAudit.Doubt] {
    guard let curve = means.first(where: { $0.subject == subject }) else { return [] }
    return curve.thirds.indices.compactMap { third in
      let score = curve.score(in: third)?.estimate(count: 0, confidence: Self.confidence)
      guard let score, score.gap(to: expected) > Self.tolerance else { return nil }
      return PathAudit.Doubt(
        isFatal: true,
        message: "\(who) score \(Self.text(score.value)) in the \(Self.ordinals[third]) third of "
          + "the layers (\(Self.text(score.lower)) to \(Self.text(score.upper))), where "
          + "\(Self.text(expected)) is due: no score there can be trusted. \(advice)")
    }
  }

  /// Thirds where photographs of the same class are no more alike than others: nothing can be said
  /// of them, nor of the network as a whole.
  private var missingThirds: [PathAudit.Doubt] {
    guard means.contains(where: { $0.subject == .otherPhotographs }) else { return [alone] }
    guard let curve = means.first(where: { $0.subject == .heldOutPhotographs }) else { return [] }
    return curve.thirds.indices.filter { curve.score(in: $0) == nil }.map { third in
      PathAudit.Doubt(
        isFatal: true,
        message:
          "In the \(Self.ordinals[third]) third of the layers, photographs of the same class "
          + "are not measurably more alike than photographs of different classes, so that there "
          + "is no normalized score. \(need)")
    }
  }

  /// How many photographs should be added, in words.
  private var need: String {
    let missing = classes.map { max(0, Self.photographMinimum - $0.photographCount) }
    let total = missing.reduce(0, +)
    guard total > 0 else {
      let count = classes.reduce(0) { $0 + $1.photographCount }
      return "The \(count) photographs are too few, or the classes too alike: add as many again, "
        + "or leave layers out with --layers."
    }
    let largest = missing.max() ?? 0
    return "Each class needs \(Self.photographMinimum) or more: add at least \(total) "
      + "photograph\(total == 1 ? "" : "s")\(total > largest ? ", up to \(largest) a class" : "")."
  }

  private var nothing: PathAudit.Doubt {
    PathAudit.Doubt(
      isFatal: true,
      message: "No layer can be compared; why is said of each. Name others with --layers.")
  }

  private var alone: PathAudit.Doubt {
    PathAudit.Doubt(
      isFatal: true,
      message: "There are too few photographs of other classes to normalize with, or to test the "
        + "audit with. Add folders of other classes.")
  }

  private var counts: [PathAudit.Doubt] {
    var doubts: [PathAudit.Doubt] = []
    let few = classes.filter { $0.photographCount < Self.photographMinimum }
    if let fewest = few.min(by: { $0.photographCount < $1.photographCount }) {
      doubts.append(
        PathAudit.Doubt(
          isFatal: false,
          message: "\(few.count) of \(classes.count) classes have fewer than "
            + "\(Self.photographMinimum) photographs (class \(fewest.classIndex) has "
            + "\(fewest.photographCount)), so that their intervals are rough. \(need)"))
    }
    if classes.count < Self.classMinimum {
      doubts.append(
        PathAudit.Doubt(
          isFatal: false,
          message: "Only \(classes.count == 1 ? "one class was" : "\(classes.count) classes were") "
            + "audited, which says nothing of others. Audit at least \(Self.classMinimum)."))
    }
    return doubts
  }

  /// A number with two decimals.
  private static func text(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    let digits = String(abs(hundredths) % 100)
    let sign = hundredths < 0 ? "-" : ""
    return "\(sign)\(abs(hundredths) / 100).\(digits.count == 1 ? "0" : "")\(digits)"
  }
}
