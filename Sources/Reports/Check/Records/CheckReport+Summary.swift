internal import RegressionChecks

extension CheckReport {
  /// What a terminal shows: the verdict, then a line for each result that did not pass, the worst
  /// first, then what there was no time for and the notes.
  ///
  /// No name of a class can break a line or move the cursor. With a line feed at its end.
  public var summary: String {
    let verdict = "\(headline): \(tally) (\(comparison))"
    let results = result.results.filter { $0.outcome != .passed }.map(Self.line)
    let unreached = result.unreached.map { "not reached: '\($0)'" }
    let notes = result.notes.map { "note: \($0)" }
    return ([verdict] + results + unreached + notes).map { $0.oneLine + "\n" }.joined()
  }

  private static func line(_ result: RuleResult) -> String {
    "\(result.outcome.word): \(result.rule.rawValue): \(result.message)"
  }
}
