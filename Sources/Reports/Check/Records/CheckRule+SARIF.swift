internal import RegressionChecks

extension CheckRule {
  /// The rule as a reporting descriptor, with the level that it usually has.
  var sarif: JSONValue {
    let fails = CheckPolicy().action(self) == .fail
    return .object([
      "id": .string(rawValue), "name": .string(pascalCased),
      "shortDescription": .object(["text": .string(title)]),
      "fullDescription": .object(["text": .string(help)]),
      "help": .object([
        "text": .string("\(title). \(help) \(CheckReport.acceptance)"),
        "markdown": .string("**\(title).** \(help)\n\n\(CheckReport.acceptance)\n"),
      ]),
      "defaultConfiguration": .object(["level": .string(fails ? "error" : "warning")]),
      "properties": .object([
        "tags": .array([.string("machine-learning"), .string("regression")]),
        "precision": .string("high"),
        "problem.severity": .string(fails ? "error" : "warning"),
      ]),
    ])
  }

  /// The identifier as SARIF likes names: `NewFinding`.
  private var pascalCased: String {
    rawValue.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
