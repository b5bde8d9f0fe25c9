internal import RegressionChecks

/// What the rules came to for one class, or for the model as a whole.
struct CheckedClass {
  /// `nil` for the model as a whole.
  let label: String?
  /// `nil` if the baseline does not have it.
  let before: ClassProfile?
  /// `nil` if it was not measured.
  let after: ClassProfile?
  /// The worst first.
  let results: [RuleResult]

  /// How the worst of its results ended.
  var outcome: RuleResult.Outcome { results.map(\.outcome).max() ?? .passed }

  /// What the reports call it.
  var name: String { label ?? Self.wholeModel }

  /// What the reports call the model as a whole.
  static let wholeModel = "the model as a whole"
}

extension CheckReport {
  /// What was compared, the worst first: by the worst result of each, and among equals as in
  /// ``CheckResult/results``.
  var checkedClasses: [CheckedClass] {
    let old = Dictionary(uniqueKeysWithValues: baseline.classes.map { ($0.label, $0) })
    let new = Dictionary(uniqueKeysWithValues: current.classes.map { ($0.label, $0) })
    let members = Dictionary(grouping: result.results, by: \.label)
    var seen: Set<String?> = []
    return result.results.map(\.label).filter { seen.insert($0).inserted }.map { label in
      CheckedClass(
        label: label, before: label.flatMap { old[$0] }, after: label.flatMap { new[$0] },
        results: members[label] ?? [])
    }
  }

  /// The classes that some rule did not pass for, the worst first.
  var changedClasses: [CheckedClass] { checkedClasses.filter { $0.outcome != .passed } }
}
