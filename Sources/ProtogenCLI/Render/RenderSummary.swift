internal import FeatureVisualization
internal import Foundation

/// What `--json` prints: one entry a subject.
struct RenderSummary: Encodable {
  struct Entry: Encodable {
    let title: String
    let classIndex: Int?
    let folder: String
    let files: [String]
    /// How each prototype ended.
    let statuses: [String]
    let scores: [ClassScore?]
  }

  let subjects: [Entry]

  init(_ manifests: [RenderManifest]) {
    subjects = manifests.map {
      Entry(
        title: $0.subject.title, classIndex: $0.subject.classIndex, folder: $0.subject.folderName,
        files: $0.prototypes.map(\.file), statuses: $0.prototypes.map(\.status),
        scores: $0.prototypes.map(\.scores))
    }
  }

  /// What a run with prototypes of no use ends with: the first one, and why.
  static func failure(in manifests: [RenderManifest]) -> CommandFailure? {
    let failures = manifests.flatMap { manifest in
      manifest.prototypes.filter(\.isFailure).map { (manifest.subject.title, $0.status) }
    }
    guard let (title, status) = failures.first else { return nil }
    let more = failures.count > 1 ? " So it is with \(failures.count - 1) more." : ""
    return CommandFailure("\(title): \(status)\(more)", .data)
  }

  func json() throws -> String {
    String(decoding: try JSONEncoder.forReaders().encode(self), as: UTF8.self)
  }
}
