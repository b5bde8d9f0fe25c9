internal import RegressionChecks

extension CheckReport {
  /// The results as JUnit's XML, after the schema of Jenkins' xUnit plugin: a suite for each rule, and
  /// in it a case for each class.
  ///
  /// What failed is a failure, what could not be judged is skipped with the reason, and what only
  /// warns stands in the case's output. Classes that there was no time for are skipped, in a suite of
  /// their own. All times are 0.
  public var junit: String {
    let suites = CheckRule.allCases.compactMap(suite) + unreachedSuites
    let attributes = XMLText.attributes([
      ("name", "protogen check"), ("tests", String(suites.map(\.cases.count).reduce(0, +))),
      ("failures", String(suites.map(\.failureCount).reduce(0, +))), ("errors", "0"),
      ("time", "0"),
    ])
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites\(attributes)>\n"
      + suites.map(\.xml).joined() + "</testsuites>\n"
  }

  /// What was checked, for every suite.
  private var properties: [(String, String)] {
    [
      ("model", result.network.name), ("model.sha256", result.network.sha256),
      ("baseline", baselineFile), ("baseline.model", result.baseline.name),
      ("baseline.sha256", result.baseline.sha256), ("protogen", version),
    ]
  }

  /// The cases of a rule; `nil` if it has none.
  private func suite(_ rule: CheckRule) -> JUnitSuite? {
    let results = result.results.filter { $0.rule == rule }
    guard !results.isEmpty else { return nil }
    var seen: Set<String?> = []
    let labels = results.map(\.label).filter { seen.insert($0).inserted }
    let members = Dictionary(grouping: results, by: \.label)
    return JUnitSuite(
      name: rule.title, className: "protogen.check.\(rule.rawValue)", properties: properties,
      cases: labels.map { label in
        Self.testCase(label ?? CheckedClass.wholeModel, members[label] ?? [], rule)
      })
  }

  private static func testCase(
    _ name: String, _ results: [RuleResult], _ rule: CheckRule
  ) -> JUnitSuite.Case {
    let worst = results.map(\.outcome).max() ?? .passed
    let own = results.filter { $0.outcome == worst }.map(\.message)
    let rest = results.filter { $0.outcome != worst && $0.outcome != .passed }
      .map { "\($0.outcome.word): \($0.message)" }
    switch worst {
    case .failed:
      let ending = JUnitSuite.Case.Ending.failed(
        message: own[0], details: (own + ["", rule.help, acceptance]).joined(separator: "\n"))
      return .init(name: name, ending: ending, output: rest)
    case .undecided:
      return .init(
        name: name, ending: .skipped(reason: own.joined(separator: " ")), output: rest)
    case .warned: return .init(name: name, ending: .passed, output: own.map { "warned: \($0)" })
    case .passed: return .init(name: name, ending: .passed, output: [])
    }
  }

  private var unreachedSuites: [JUnitSuite] {
    guard !result.unreached.isEmpty else { return [] }
    return [
      JUnitSuite(
        name: "Not reached", className: "protogen.check.not-reached", properties: properties,
        cases: result.unreached.map {
          .init(
            name: $0, ending: .skipped(reason: "There was no time for this class."), output: [])
        })
    ]
  }
}
