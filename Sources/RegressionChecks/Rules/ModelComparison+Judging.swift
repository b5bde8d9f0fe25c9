internal import Foundation
internal import Statistics

/// A figure of a class, before and after.
struct Measure {
  /// What it is, in words.
  let name: String
  /// What else is to be said of it, if anything.
  let detail: String?
  let before: Figure?
  let after: Figure?
  /// Positive for the worse.
  let change: ChangeTest.Change
}

/// What a rule finds of one class.
enum Measurement {
  /// The baseline has nothing to compare with.
  case notAsked
  /// The baseline has it, and the model has not: why, in words.
  case missing(String)
  /// There is nothing to weigh, for a reason that another rule tells: in words.
  case settled(String)
  /// The same measures in every class.
  case measured([Measure])
}

extension ModelComparison {
  /// Judges every class by its changes, and by those of all classes.
  ///
  /// - Parameters:
  ///   - rule: What is judged.
  ///   - measure: What is found of a class.
  /// - Returns: A result for each class that the baseline has something of.
  func judged(
    _ rule: CheckRule, _ measure: ((before: ClassProfile, after: ClassProfile)) -> Measurement
  ) -> [RuleResult] {
    var results: [RuleResult] = []
    var settled = 0
    var measured: [(label: String, measures: [Measure])] = []
    for pair in pairs {
      switch measure(pair) {
      case .notAsked: break
      case .missing(let reason): results.append(undecided(rule, pair.after.label, reason))
      case .settled(let reason):
        results.append(
          RuleResult(
            rule: rule, label: pair.after.label, outcome: .passed,
            message: "'\(pair.after.label)' \(reason)."))
        settled += 1
      case .measured(let measures): measured.append((pair.after.label, measures))
      }
    }
    if measured.isEmpty, settled > 0 {
      results.append(
        RuleResult(
          rule: rule, label: nil, outcome: .undecided,
          message:
            "\(rule.title): no class has prototypes of its own in both models, so that nothing "
            + "could be compared. Is the model fed as it was trained (--normalization)? Another "
            + "recipe may draw it better."))
    }
    return results + weighed(rule, measured)
  }

  private func weighed(
    _ rule: CheckRule, _ classes: [(label: String, measures: [Measure])]
  ) -> [RuleResult] {
    guard let count = classes.first?.measures.count else { return [] }
    let test = ChangeTest(isSameNetwork: isSameNetwork)
    let columns = (0..<count).map { column in
      test.pValues(of: classes.map { $0.measures[column].change })
    }
    guard !columns.contains(nil) else {
      return [
        RuleResult(
          rule: rule, label: nil, outcome: .undecided,
          message: "\(rule.title): this is another network, and it takes "
            + "\(ChangeTest.smallestCount) classes that can be compared to tell what that does to any "
            + "class; here \(classes.count) can. Check more, or let the policy ignore "
            + "'\(rule.rawValue)'.")
      ]
    }
    let adjusted = FamilywiseError.adjusted(columns.flatMap { $0 ?? [] })
    return classes.enumerated().map { row, entry in
      let own = (0..<count).map { adjusted[$0 * classes.count + row] }
      let worst = own.indices.min { own[$0] < own[$1] } ?? 0
      return result(rule, entry.label, entry.measures[worst], pValue: own[worst])
    }
  }

  /// No chance is known better than to one in ten thousand.
  private static func text(pValue: Double) -> String {
    pValue < 0.0001 ? "p < 0.0001" : String(format: "p %.2g", pValue)
  }

  private func result(
    _ rule: CheckRule, _ label: String, _ measure: Measure, pValue: Double
  ) -> RuleResult {
    let isBroken = pValue <= policy.errorRate
    var message = "'\(label)': \(measure.name)"
    if let before = measure.before, let after = measure.after {
      message += " \(after.text), before \(before.text)"
    }
    if let detail = measure.detail { message += "; \(detail)" }
    message +=
      isBroken
      ? "; \(Self.text(pValue: pValue)) among all classes."
      : "; no change beyond chance and training again."
    return RuleResult(
      rule: rule, label: label, outcome: isBroken ? broken(rule) : .passed, message: message,
      before: measure.before, after: measure.after, pValue: pValue)
  }
}
