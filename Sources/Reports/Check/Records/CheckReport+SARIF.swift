internal import RegressionChecks

extension CheckReport {
  /// The results as SARIF 2.1.0, within the limits of GitHub's code scanning.
  ///
  /// There is a result for everything that failed (an error), was warned of (a warning) or could not
  /// be judged (a note). It points at the class's line in the baseline's file. Classes that there was
  /// no time for, and notes, are notifications of the run.
  public var sarif: String {
    JSONValue.object([
      "$schema": .string("https://json.schemastore.org/sarif-2.1.0.json"),
      "version": .string("2.1.0"),
      "runs": .array([
        .object([
          "tool": .object(["driver": driver]),
          "columnKind": .string("utf16CodeUnits"),
          "invocations": .array([invocation]),
          "results": .array(sarifResults),
          "properties": .object([
            "verdict": .string(result.verdict.rawValue), "model": .string(result.network.name),
            "modelSHA256": .string(result.network.sha256),
            "baselineSHA256": .string(result.baseline.sha256),
          ]),
        ])
      ]),
    ]).text
  }

  private var driver: JSONValue {
    .object([
      "name": .string("protogen"), "version": .string(version),
      "semanticVersion": .string(version),
      "rules": .array(CheckRule.allCases.map(\.sarif)),
    ])
  }

  /// GitHub shows no more of a run, and says nothing of the rest.
  private static let resultLimit = 5000

  private var told: [RuleResult] { result.results.filter { $0.outcome != .passed } }

  private var sarifResults: [JSONValue] {
    let lines = BaselineLines(baseline)
    let uri = SARIFText.uri(of: baselineFile)
    return told.prefix(Self.resultLimit).map { $0.sarif(uri: uri, line: lines[$0.label]) }
  }
}

// MARK: How it was run

extension CheckReport {
  private var invocation: JSONValue {
    .object([
      "executionSuccessful": .bool(true),
      "ruleConfigurationOverrides": .array(overrides),
      "toolExecutionNotifications": .array(notifications),
    ])
  }

  /// The rules that the policy treats otherwise than usual.
  private var overrides: [JSONValue] {
    CheckRule.allCases.enumerated().compactMap { index, rule in
      let action = result.policy.action(rule)
      guard action != CheckPolicy().action(rule) else { return nil }
      return .object([
        "descriptor": .object(["id": .string(rule.rawValue), "index": .integer(index)]),
        "configuration": .object([
          "enabled": .bool(action != .ignore), "level": .string(action.sarifLevel),
        ]),
      ])
    }
  }

  private var notifications: [JSONValue] {
    let unreached = result.unreached.map {
      ("warning", "There was no time for the class '\($0)': nothing is known of it.")
    }
    let left = told.count - Self.resultLimit
    let omitted =
      left > 0 ? [("warning", "\(left) more results are left out; check.json has all.")] : []
    return (unreached + omitted + result.notes.map { ("note", $0) }).map { level, text in
      .object(["level": .string(level), "message": SARIFText.message(text)])
    }
  }
}

extension CheckPolicy.Action {
  fileprivate var sarifLevel: String {
    switch self {
    case .fail: "error"
    case .warn: "warning"
    case .ignore: "none"
    }
  }
}
