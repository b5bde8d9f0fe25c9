internal import RegressionChecks

extension CheckReport {
  /// The report for a CI job's summary, in at most 60,000 bytes: the verdict, what did not pass, what
  /// there was no time for, and the notes.
  public var markdown: String { markdown(limit: Self.markdownLimit) }

  /// The most bytes of ``markdown``: what a comment on a pull request holds.
  static let markdownLimit = 60_000

  /// Returns the report in at most so many bytes, if the head and the tail have room in them.
  ///
  /// - Parameter limit: A number of bytes.
  /// - Returns: Whole lines, the worst first, and how many are left out.
  func markdown(limit: Int) -> String {
    let head = "## \(headline)\n\n\(Self.text(verdictSentences))\n\n" + models
    var left = limit - head.utf8.count - Self.reserve
    return head + section("Results", rows, header: Self.tableHeader, &left)
      + section("Not reached", result.unreached.map { "- '\(MarkdownText.escaped($0))'" }, &left)
      + section("Notes", result.notes.map { "- \(MarkdownText.escaped($0))" }, &left)
  }

  /// Room for headings, and for saying what is left out.
  private static let reserve = 800

  private static let tableHeader = [
    "| | Class | Rule | What was found | Before | After |", "|---|---|---|---|---|---|",
  ]

  private static func text(_ sentences: [String]) -> String {
    MarkdownText.escaped(sentences.joined(separator: " "))
  }

  private var models: String {
    let parts = [
      "Model: \(result.network.name) (\(result.network.sha256.prefix(12)))",
      "Baseline: \(baselineFile) (\(result.baseline.sha256.prefix(12)))", "protogen \(version)",
    ]
    return parts.map(MarkdownText.escaped).joined(separator: " · ") + "\n"
  }

  private var rows: [String] {
    result.results.filter { $0.outcome != .passed }.map { result in
      let cells = [
        result.label ?? CheckedClass.wholeModel, result.rule.title, result.message,
        result.before?.text ?? "", result.after?.text ?? "",
      ]
      return "| \(result.outcome.mark) \(result.outcome.word) | "
        + cells.map(MarkdownText.escaped).joined(separator: " | ") + " |"
    }
  }

  /// A heading with as many lines as there is room for; nothing without lines.
  private func section(
    _ title: String, _ lines: [String], header: [String] = [], _ left: inout Int
  ) -> String {
    guard !lines.isEmpty else { return "" }
    var shown: [String] = []
    for line in lines {
      guard left > line.utf8.count else { break }
      left -= line.utf8.count + 1
      shown.append(line)
    }
    let omitted = lines.count - shown.count
    let rest =
      omitted > 0
      ? "\n\(NumberText.count(omitted, "line is", "lines are")) left out; check.json has all.\n"
      : ""
    let listed = shown.isEmpty ? [] : header + shown
    return "\n### \(title)\n\n" + listed.map { $0 + "\n" }.joined() + rest
  }
}

extension RuleResult.Outcome {
  /// A sign that is told apart without color.
  var mark: String {
    switch self {
    case .passed: "✓"
    case .warned: "▲"
    case .undecided: "?"
    case .failed: "✗"
    }
  }
}
