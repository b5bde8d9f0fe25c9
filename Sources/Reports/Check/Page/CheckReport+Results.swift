internal import RegressionChecks

// The table of all results, and its filters.

extension CheckReport {
  /// The table: none if nothing was compared.
  var resultsView: [[String: Any]] {
    guard !result.results.isEmpty else { return [] }
    let ordered = rowOrder
    let cards = cardNumbers
    let outcomes = Set(result.results.map(\.outcome))
    let rules = Set(result.results.map(\.rule))
    return [
      [
        "classes": ordered.enumerated().map { ["key": String($0), "name": $1.name] },
        "rules": CheckRule.allCases.filter(rules.contains).map {
          ["key": $0.rawValue, "name": $0.title]
        },
        "outcomes": RuleResult.Outcome.allCases.reversed().filter(outcomes.contains).map {
          ["key": $0.rawValue, "name": $0.word]
        },
        "rows": ordered.enumerated().flatMap { place, item in
          item.results.sorted { Self.place($0.rule) < Self.place($1.rule) }
            .map { row($0, classKey: place, card: cards[item.label]) }
        },
      ]
    ]
  }

  /// The model as a whole, then the classes by index, those at last that only one side knows.
  private var rowOrder: [CheckedClass] {
    checkedClasses.enumerated().sorted { a, b in
      (Self.rank(a.element), a.offset) < (Self.rank(b.element), b.offset)
    }.map(\.element)
  }

  private static func rank(_ item: CheckedClass) -> Int {
    item.label == nil ? -1 : item.after?.index ?? item.before?.index ?? .max
  }

  private static func place(_ rule: CheckRule) -> Int {
    CheckRule.allCases.firstIndex(of: rule) ?? 0
  }

  private func row(_ result: RuleResult, classKey: Int, card: Int?) -> [String: Any] {
    var row: [String: Any] = [
      "class": String(classKey), "name": result.label ?? CheckedClass.wholeModel,
      "rule": result.rule.rawValue, "title": result.rule.title,
      "outcome": result.outcome.rawValue, "mark": result.outcome.mark,
      "word": result.outcome.word, "message": result.message,
      "figures": [
        Self.cell("Before", result.before), Self.cell("After", result.after),
        [
          "title": "p", "value": result.pValue.map(NumberText.bound) ?? "–", "interval": "",
        ],
      ],
    ]
    if let card { row["card"] = String(card) }
    return row
  }

  private static func cell(_ title: String, _ figure: Figure?) -> [String: String] {
    [
      "title": title, "value": figure.map { NumberText.score($0.value) } ?? "–",
      "interval": figure.map { NumberText.interval($0) } ?? "",
    ]
  }
}
