internal import ActivationPaths
internal import Foundation
internal import Reports
internal import Statistics

/// What an audit came to, as text: a line for each control and recipe.
struct AuditTable {
  let report: AuditReport
  let recipes: [AuditedRecipe]

  private static let header =
    [
      "", "first third", "middle third", "last third", "L1", "clean", "robust", "transfer top-1",
      "top-5", "seconds",
    ]

  var text: String {
    let rows = report.paths.mean.map(row)
    return TextTable(header: Self.header, rows: rows).text
  }

  private func row(_ curve: PathCurve) -> [String] {
    let similarities = (0..<3).map { third in
      curve.thirds.indices.contains(third)
        ? Self.text(curve.thirds[third].units.normalized.spearman) : "–"
    }
    let distances = curve.thirds.compactMap(\.units.relativeDistance?.value)
    let distance =
      distances.isEmpty ? "–" : Self.text(distances.reduce(0, +) / Double(distances.count))
    guard case .prototypes(let recipe) = curve.subject else {
      let path = [curve.subject.name] + similarities + [distance]
      return path + [String](repeating: "", count: Self.header.count - path.count)
    }
    return [recipe] + similarities + [distance] + scores(of: recipe)
  }

  private func scores(of recipe: String) -> [String] {
    let scores = report.foolingScores.filter { $0.recipe == recipe }
    let ranks = scores.compactMap { $0.transfer?.rank }
    return [
      Self.mean(scores.map(\.probability)), Self.mean(scores.map(\.heldOutProbability)),
      Self.share(ranks.count { $0 <= 1 }, of: ranks.count),
      Self.share(ranks.count { $0 <= 5 }, of: ranks.count),
      recipes.first { $0.name == recipe }?.secondsPerPrototype
        .map { String(format: "%.1f", $0) } ?? "–",
    ]
  }

  /// A figure with its interval.
  private static func text(_ estimate: Estimate?) -> String { estimate?.text ?? "–" }

  private static func text(_ value: Double) -> String { String(format: "%.2f", value) }

  private static func mean(_ values: [Double]) -> String {
    values.isEmpty ? "–" : String(format: "%.3f", values.reduce(0, +) / Double(values.count))
  }

  private static func share(_ count: Int, of total: Int) -> String {
    total == 0 ? "–" : "\(count)/\(total)"
  }
}
