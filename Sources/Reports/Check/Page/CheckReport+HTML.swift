internal import Mustache
internal import RegressionChecks
internal import SpuriousFeatures

extension CheckReport {
  /// The report as one HTML document that loads nothing from elsewhere.
  ///
  /// It can be read without scripts; with them, the table of results can be filtered.
  public var html: String {
    let cards = cards
    return Self.template.render([
      "model": result.network.name,
      "baseline": baselineFile,
      "summary": "\(tally) · \(comparison)",
      "headline": headline,
      "tone": tone,
      "verdict": verdictSentences,
      "style": pageStyle + CurveStyle.rules + plotStyle + reportStyle + checkStyle,
      "script": "\n(function () {\(PageScript.filters)\(PageScript.reveal)\n})();\n",
      "hasCards": !cards.isEmpty, "cards": cards, "omittedCards": omittedCards,
      "sampleBefore": IntervalPlot.sampleBefore, "sampleAfter": IntervalPlot.sampleAfter,
      "results": resultsView,
      "hasUnreached": !result.unreached.isEmpty,
      "unreachedSentence": unreachedSentence ?? "", "unreached": result.unreached,
      "hasNotes": !result.notes.isEmpty, "notes": result.notes,
      "rules": CheckRule.allCases.map(view),
      "errorRate": NumberText.percent(result.policy.errorRate),
      "leastSeverity": result.policy.leastSeverity.rawValue,
      "settings": settings.map { ["name": $0.0, "value": $0.1] },
    ])
  }

  private static let template = MustacheTemplate(page: checkTemplate)

  private var tone: String {
    switch result.verdict {
    case .holds: "good"
    case .undecided: "careful"
    case .regressed: "bad"
    }
  }

  private func view(of rule: CheckRule) -> [String: Any] {
    [
      "title": rule.title, "name": rule.rawValue, "help": rule.help,
      "action": result.policy.action(rule).word,
    ]
  }

  /// How the report was made.
  private var settings: [(String, String)] {
    [
      ("Model", result.network.name), ("Model SHA-256", result.network.sha256),
      ("How it is fed", result.network.feeding), ("Baseline", baselineFile),
      ("Baseline's model", result.baseline.name),
      ("Baseline's model SHA-256", result.baseline.sha256),
      ("Baseline made by", "protogen \(baseline.version)"),
      ("Recipe", "\(result.recipe.name) (\(result.recipe.digest))"),
      ("Seed", String(result.recipe.seed)),
      ("Prototypes of each class", String(result.recipe.count)),
      ("Photographs", Self.words(current.photographs)),
      ("Baseline's photographs", Self.words(baseline.photographs)),
      ("Made by", "protogen \(version)"),
    ]
  }

  private static func words(_ photographs: Baseline.Photographs?) -> String {
    guard let photographs else { return "none" }
    return "\(photographs.count), "
      + (photographs.hasCores ? "with the class itself marked" : "without masks")
  }
}
