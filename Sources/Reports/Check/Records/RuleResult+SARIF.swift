internal import RegressionChecks

extension RuleResult {
  /// The result as SARIF has it.
  ///
  /// - Parameters:
  ///   - uri: The address of the baseline's file.
  ///   - line: Where in that file the class stands.
  /// - Returns: A `result` object.
  func sarif(uri: String, line: BaselineLines.Line) -> JSONValue {
    .object([
      "ruleId": .string(rule.rawValue),
      "ruleIndex": .integer(CheckRule.allCases.firstIndex(of: rule) ?? 0),
      "level": .string(level), "message": SARIFText.message(message),
      "locations": .array([location(uri: uri, line: line)]),
      // GitHub knows this name alone.
      "partialFingerprints": .object([
        "primaryLocationLineHash": .string(fingerprint), "protogenCheck/v1": .string(fingerprint),
      ]),
      "properties": .object([
        "outcome": .string(outcome.rawValue), "cue": .optional(cue, JSONValue.string),
        "before": .optional(before, \.json), "after": .optional(after, \.json),
        "p": .optional(pValue, JSONValue.number),
      ]),
    ])
  }

  private var level: String {
    switch outcome {
    case .failed: "error"
    case .warned: "warning"
    case .undecided, .passed: "note"
    }
  }

  private func location(uri: String, line: BaselineLines.Line) -> JSONValue {
    var members: [String: JSONValue] = [
      "physicalLocation": .object([
        "artifactLocation": .object(["uri": .string(uri)]),
        "region": .object([
          "startLine": .integer(line.number), "startColumn": .integer(1),
          "endLine": .integer(line.number), "endColumn": .integer(line.length + 1),
        ]),
      ])
    ]
    if let label {
      members["logicalLocations"] = .array([
        .object(["name": .string(label), "kind": .string("class")])
      ])
    }
    return .object(members)
  }
}
