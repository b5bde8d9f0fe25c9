internal import ActivationPaths
internal import Mustache
internal import Statistics

extension AuditReport {
  /// The report as one HTML document that loads nothing from elsewhere.
  ///
  /// It can be read without scripts; with them, curves tell their numbers and the table of classes
  /// can be sorted. Equal reports give equal bytes.
  public var html: String {
    Self.template.render([
      "model": model.name,
      "summary": summary,
      "headline": verdictHeadline,
      "tone": paths.isTrusted ? (paths.doubts.isEmpty ? "good" : "careful") : "bad",
      "verdict": verdict,
      "style": pageStyle + CurveStyle.rules + plotStyle + reportStyle + auditStyle
        + findingsStyle + PathPlot.Look.rules,
      "script": auditScript,
      "names": names.text,
      "rows": summaryRows,
      "hasTransfer": transferModel != nil, "hasTimes": hasTimes,
      "mean": figure(of: paths.mean, title: "all classes"),
      "legend": legend,
      "findings": findingsView,
      "recipes": recipes.map { ["name": $0.name] },
      "worst": worstRows,
      "classes": sortedClasses.map(view),
      "layers": layerRows,
      "layerCount": NumberText.count(paths.layers.count, "layer", "layers"),
      "skipped": paths.skipped.map { ["name": $0.name, "reason": $0.reason] },
      "hasSkipped": !paths.skipped.isEmpty,
      "skippedCount": NumberText.count(paths.skipped.count, "layer was", "layers were"),
      "unusable": photographs.unusable.map { ["name": $0.file, "reason": $0.reason] },
      "hasUnusable": !photographs.unusable.isEmpty,
      "unusableCount": NumberText.count(photographs.unusable.count, "file was", "files were"),
      "settings": settings.map { ["name": $0.0, "value": $0.1] },
    ])
  }

  private static let template = MustacheTemplate(page: auditTemplate)

  /// What the page says in one line below its heading.
  private var summary: String {
    [
      NumberText.count(paths.classes.count, "class", "classes"),
      NumberText.count(photographs.count, "photograph", "photographs"),
      NumberText.count(recipes.count, "recipe", "recipes"),
      NumberText.count(paths.layers.count, "layer", "layers"),
    ].joined(separator: " · ")
  }

  /// How the report was made.
  private var settings: [(String, String)] {
    var lines = [("Model", model.name), ("Model SHA-256", model.sha256)]
    if let transferModel {
      lines += [
        ("Second model", transferModel.name), ("Second model SHA-256", transferModel.sha256),
      ]
    }
    lines.append(("Photographs", "\(photographs.count) from \(photographs.folder)"))
    lines += recipes.map { ("Recipe \($0.name)", $0.digest ?? "of unknown making") }
    return lines + [("Seed", String(seed)), ("Made by", "protogen \(version)")]
  }
}

// MARK: What curves are called

extension AuditReport {
  /// The subjects in the order in which plots have them: both controls, then the recipes.
  var subjects: [PathSubject] {
    [.heldOutPhotographs, .otherPhotographs] + recipes.map { .prototypes($0.name) }
  }

  /// What the page calls a subject.
  static func name(of subject: PathSubject) -> String {
    switch subject {
    case .prototypes(let recipe): recipe
    case .heldOutPhotographs: "photographs of the class"
    case .otherPhotographs: "photographs of other classes"
    }
  }

  var sortedClasses: [PathAudit.ClassPaths] {
    paths.classes.sorted { $0.classIndex < $1.classIndex }
  }

  /// What the script calls layers and curves.
  private var names: JSONValue {
    .object([
      "layers": .array(paths.layers.map { .string("\($0.name) (\($0.operatorType))") }),
      "subjects": .array(subjects.map { .string(Self.name(of: $0)) }),
    ])
  }

  /// The look of every curve, controls included.
  private var legend: [[String: Any]] {
    subjects.enumerated().map { position, subject in
      [
        "position": String(position), "name": Self.name(of: subject),
        "sample": sample(of: position),
      ]
    }
  }

  /// A piece of the curve of a subject.
  func sample(of position: Int) -> String {
    guard position < 2 else { return CurveStyle(position: position - 2).sample }
    let name = position == 0 ? "ceiling" : "floor"
    return "<svg class=\"sample control \(name)\" viewBox=\"0 0 30 10\" aria-hidden=\"true\">"
      + "<path class=\"band\" d=\"M1 1H29V9H1z\"/><path class=\"line\" d=\"M1 5H29\"/></svg>"
  }

  /// One drawing for each look.
  func figure(of curves: [PathCurve], title: String) -> [String: Any] {
    let aligned = subjects.map { subject in curves.first { $0.subject == subject } }
    let drawings = PathPlot.Look.all.map { look -> [String: Any] in
      let plot = PathPlot(thirds: paths.layers.map(\.third), curves: aligned, look: look)
      return ["classNames": look.classNames, "svg": plot.svg, "numbers": plot.numbers]
    }
    return ["title": title, "drawings": drawings, "text": words(of: aligned, title: title)]
  }

  /// The curves in words, for those who cannot see them.
  private func words(of curves: [PathCurve?], title: String) -> String {
    let parts = zip(subjects, curves).compactMap { subject, curve -> String? in
      let scores = curve?.thirds.map { third in
        third.units.normalized.spearman.map { NumberText.score($0.value) } ?? "unknown"
      }
      return scores.map { "\(Self.name(of: subject)) \($0.joined(separator: ", "))" }
    }
    return "Path curves of \(title). By thirds of the network: \(parts.joined(separator: "; "))."
  }
}
