internal import ActivationPaths
internal import Foundation
internal import Statistics

extension AuditReport {
  /// The figures of every layer as a table: comma-separated values after RFC 4180.
  ///
  /// One row for each class, subject, layer and view, after a row of names; `mean` in the first
  /// column is the mean over classes. Each figure has four columns: its value, both ends of its
  /// interval and its count, empty where it is unknown. Text that a spreadsheet would take for a
  /// formula has an apostrophe in front. Equal reports give equal bytes.
  public var csv: String {
    var table = [AuditTable.names]
    for curve in paths.mean { table += rows(of: curve, behind: ["mean", "mean"]) }
    for item in paths.classes {
      let cells = [String(item.classIndex), AuditTable.text(label(item.classIndex))]
      for curve in item.curves { table += rows(of: curve, behind: cells) }
    }
    return table.map { $0.joined(separator: ",") + "\r\n" }.joined()
  }

  private func rows(of curve: PathCurve, behind classCells: [String]) -> [[String]] {
    let cells = classCells + [AuditTable.text(curve.subject.name), String(curve.imageCount)]
    return zip(paths.layers, curve.layers).enumerated().flatMap { index, pair -> [[String]] in
      let place = cells + [String(index)] + AuditTable.cells(of: pair.0)
      return [
        place + ["units"] + AuditTable.cells(of: pair.1.units),
        place + ["channels"] + AuditTable.cells(of: pair.1.channels),
      ]
    }
  }
}

/// The columns of ``AuditReport/csv``, and how cells are written.
private enum AuditTable {
  static let figures: [(name: String, figure: @Sendable (PathScore) -> Estimate?)] = [
    ("normalized_spearman", { $0.normalized.spearman }),
    ("normalized_pearson", { $0.normalized.pearson }),
    ("normalized_cosine", { $0.normalized.cosine }),
    ("to_mean_spearman", { $0.toMean.spearman }),
    ("to_mean_pearson", { $0.toMean.pearson }),
    ("to_mean_cosine", { $0.toMean.cosine }),
    ("distance", { $0.distance }),
    ("relative_distance", { $0.relativeDistance }),
  ]

  static let names =
    [
      "class", "label", "subject", "image_count", "layer_index", "layer", "operator", "third",
      "view",
    ] + figures.flatMap { [$0.name, "\($0.name)_lower", "\($0.name)_upper", "\($0.name)_count"] }

  static func cells(of layer: PathAudit.AuditedLayer) -> [String] {
    [text(layer.name), text(layer.operatorType), String(layer.third)]
  }

  static func cells(of score: PathScore) -> [String] {
    figures.flatMap { cells(of: $0.figure(score)) }
  }

  private static func cells(of estimate: Estimate?) -> [String] {
    guard let estimate, estimate.isFinite else { return ["", "", "", ""] }
    let ends = [estimate.value, estimate.lower, estimate.upper]
    return ends.map { NumberText.exact($0) } + [String(estimate.count)]
  }

  /// Text as a cell: quoted if it holds a comma, a quotation mark or a line's end.
  static func text(_ text: String) -> String {
    let starts = text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) }
    let safe = starts == true ? "'" + text : text
    guard safe.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else {
      return safe
    }
    let doubled = safe.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }
    return "\"\(doubled.joined())\""
  }
}
