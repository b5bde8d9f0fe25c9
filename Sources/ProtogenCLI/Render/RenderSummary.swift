internal import FeatureVisualization
internal import Foundation

/// What `--json` prints: one entry a subject.
struct RenderSummary: Encodable {
  struct Entry: Encodable {
    let title: String
    let classIndex: Int?
    let folder: String
    let files: [String]
    let scores: [ClassScore?]
  }

  let subjects: [Entry]

  init(_ manifests: [RenderManifest]) {
    subjects = manifests.map {
      Entry(
        title: $0.subject.title, classIndex: $0.subject.classIndex, folder: $0.subject.folderName,
        files: $0.prototypes.map(\.file), scores: $0.prototypes.map(\.scores))
    }
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
