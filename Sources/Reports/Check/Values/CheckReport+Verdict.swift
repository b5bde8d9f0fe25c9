internal import RegressionChecks

extension CheckReport {
  /// The verdict in three to six words.
  var headline: String {
    switch result.verdict {
    case .holds: "The model holds"
    case .regressed: "The model has regressed"
    case .undecided: "Not all could be judged"
    }
  }

  /// How many results ended in which way: `2 failed, 1 not judged, 3 warned, 78 passed`.
  var tally: String {
    let parts = RuleResult.Outcome.allCases.reversed().compactMap { outcome -> String? in
      let count = result.results(outcome).count
      return count > 0 ? "\(count) \(outcome.word)" : nil
    }
    return parts.isEmpty ? "nothing was compared" : parts.joined(separator: ", ")
  }

  /// Which models were compared.
  var comparison: String { "\(result.network.name) against \(baselineFile)" }

  /// The verdict in plain sentences.
  var verdictSentences: [String] {
    [failureSentence, undecidedSentence, warningSentence, unreachedSentence].compactMap(\.self)
  }

  private var failureSentence: String {
    let failed = result.results(.failed)
    guard !failed.isEmpty else {
      return result.results.isEmpty
        ? "Nothing was compared." : "Nothing failed among \(count(result.results))."
    }
    return "\(failed.count) of \(count(result.results)) failed: \(subjects(of: failed))."
  }

  private var undecidedSentence: String? {
    let undecided = result.results(.undecided)
    guard !undecided.isEmpty else { return nil }
    return "\(count(undecided)) could not be judged: \(subjects(of: undecided))."
  }

  private var warningSentence: String? {
    let warned = result.results(.warned)
    guard !warned.isEmpty else { return nil }
    return "\(NumberText.count(warned.count, "warning", "warnings")): \(subjects(of: warned))."
  }

  /// That there was no time for all classes; `nil` if there was.
  var unreachedSentence: String? {
    guard !result.unreached.isEmpty else { return nil }
    let classes = NumberText.count(result.unreached.count, "class", "classes")
    return "There was no time for \(classes): nothing is known of them."
  }

  private func count(_ results: [RuleResult]) -> String {
    NumberText.count(results.count, "result", "results")
  }

  /// How many classes a sentence names.
  private static let namedCount = 5

  /// The classes of results, with what they lean on, in order, as many as a sentence takes.
  private func subjects(of results: [RuleResult]) -> String {
    var seen: Set<String> = []
    let names = results.map { result in
      (result.label ?? CheckedClass.wholeModel) + (result.cue.map { " (\($0))" } ?? "")
    }
    .filter { seen.insert($0).inserted }
    let more = names.count - Self.namedCount
    return names.prefix(Self.namedCount).joined(separator: ", ")
      + (more > 0 ? " and \(more) more" : "")
  }
}

extension RuleResult.Outcome {
  /// What the reports call it.
  var word: String {
    switch self {
    case .passed: "passed"
    case .warned: "warned"
    case .undecided: "not judged"
    case .failed: "failed"
    }
  }
}

extension CheckPolicy.Action {
  /// What happens where a rule is broken, in words.
  var word: String {
    switch self {
    case .fail: "fails"
    case .warn: "warns"
    case .ignore: "is ignored"
    }
  }
}

extension CheckReport {
  /// What to do where a change was meant.
  static let acceptance =
    "If the change was meant, accept it: 'protogen baseline --update CLASS', with the options of "
    + "this check."
}
