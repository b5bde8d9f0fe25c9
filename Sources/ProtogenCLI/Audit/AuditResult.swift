internal import ActivationPaths
internal import Classifiers
internal import FeatureVisualization
internal import Foundation
internal import ImageFiles
internal import Reports

/// What an audit came to, ready to be written.
struct AuditResult {
  let arguments: Audit
  let model: LoadedModel
  let transfer: TransferNetwork?
  let photographs: AuditPhotographs
  /// The recipes, in the order in which they are shown.
  let recipes: [AuditedRecipe]
  let foolingScores: [FoolingScore]
  let paths: PathAudit
  let distinguishabilities: [Distinguishability]
  /// What classes lean on; `nil` if nobody asked.
  let findings: FindingsReport?

  /// All of it, with small pictures.
  var report: AuditReport {
    let entries = photographs.entries
    let shown = Set(entries.map(\.photograph.classIndex))
    return AuditReport(
      model: .init(name: model.name, sha256: model.sha256),
      transferModel: transfer.map { .init(name: $0.model.name, sha256: $0.model.sha256) },
      version: Version.current, seed: arguments.options.seed,
      photographs: .init(
        folder: URL(fileURLWithPath: arguments.images).lastPathComponent, count: entries.count,
        unusable: photographs.leftOut.map { .init(file: $0.photograph.path, reason: $0.reason) }),
      // Without times, so that the same audit gives the same bytes.
      recipes: recipes.map { .init(name: $0.name, digest: $0.digest) },
      labels: Dictionary(
        uniqueKeysWithValues: shown.map { ($0, model.labels[$0].displayName) }),
      paths: paths, foolingScores: foolingScores, distinguishabilities: distinguishabilities,
      pictures: AuditThumbnails.pictures(
        of: recipes.flatMap(\.prototypes), foolingScores,
        photographs: Dictionary(
          uniqueKeysWithValues: entries.map { ($0.photograph.path, $0.photograph.file) })),
      findings: findings)
  }

  /// Writes `audit.json`, `audit.csv`, `findings.jsonl` and `audit.html`.
  ///
  /// - Returns: What `audit.json` holds.
  /// - Throws: `FileWriteError`, or `CommandFailure` if the folder cannot be created.
  static func write(_ report: AuditReport, to folder: OutputFolder) throws -> String {
    try OutputFolder.create(folder.url)
    let json = report.json()
    let files = [
      ("audit.json", json), ("audit.csv", report.csv), ("findings.jsonl", report.findingLines),
      ("audit.html", report.html),
    ]
    for (name, text) in files where name != "findings.jsonl" || report.findings != nil {
      try AtomicFile.write(Data(text.utf8), to: folder.url.appending(path: name))
    }
    return json
  }
}
