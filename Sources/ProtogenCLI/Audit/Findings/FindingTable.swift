internal import Foundation
internal import Reports
internal import SpuriousFeatures
internal import Statistics

/// What classes lean on, as text: a line for each finding, the worst first.
struct FindingTable {
  private let report: AuditReport
  private let findings: FindingsReport

  /// - Parameter report: The audit; `nil` comes of one without findings asked for.
  init?(report: AuditReport) {
    guard let findings = report.findings else { return nil }
    self.report = report
    self.findings = findings
  }

  var text: String { (headline + table + findings.omissions).joined(separator: "\n") }

  private var headline: [String] {
    guard let test = findings.test, !test.cells.isEmpty else { return ["Nothing was tested."] }
    let count = findings.findings.count
    return [
      "\(count) finding\(count == 1 ? "" : "s") among \(test.cells.count) pairs of a class and a "
        + "component, from \(test.imageCount) photographs."
    ]
  }

  private var table: [String] {
    guard !findings.findings.isEmpty else { return [] }
    return [
      TextTable(
        header: ["severity", "claim", "class", "leans on", "gains", "loses", "q"],
        rows: findings.findings.map(row)
      ).text
    ]
  }

  private func row(_ finding: Finding) -> [String] {
    let effect = finding.claim.effect
    let cell = effect.cell
    return [
      effect.severity.rawValue, finding.claim.tier.rawValue,
      report.labels[cell.classIndex] ?? "class \(cell.classIndex)",
      cell.component.noun(at: cell.place), cell.sufficiency.probability.text,
      cell.necessity.probability.text,
      cell.sufficiencyQValue < 0.001 ? "< 0.001" : String(format: "%.3f", cell.sufficiencyQValue),
    ]
  }
}
