internal import ActivationPaths
internal import Classifiers
internal import Foundation
internal import ImageFiles

/// What was measured of one class, stored so that an audit can go on where it was.
struct AuditRecord: Codable {
  let format: String
  /// A SHA-256 of everything that the measurement depends on.
  let fingerprint: String
  let paths: ClassRecord
  /// Of the class's prototypes, recipe by recipe.
  let foolingScores: [FoolingScore]

  static let format = "protogen-audit-record/1"
}

/// Everything that the records of all classes depend on.
struct AuditOrigin: Encodable {
  /// A picture by its content.
  struct Picture: Encodable {
    /// The photograph's path, or the prototype's recipe.
    let name: String
    /// The photograph's class, or which of the recipe's prototypes it is.
    let number: Int
    let digest: String
  }

  let network: NetworkOrigin
  let transfer: [String]
  let layers: [PathLayer]
  let configuration: PathConfiguration
  let photographs: [Picture]

  /// Everything that the record of one class depends on.
  struct OfClass: Encodable {
    /// The fingerprint of what all classes depend on.
    let audit: String
    let classIndex: Int
    let prototypes: [Picture]
  }
}

/// The records of an audit's classes: one file each, read once while they fit into memory.
final class AuditRecords {
  private let folder: URL
  /// Whether records that are there count for nothing.
  private let isForced: Bool
  /// The records that were read or written, by class.
  private var held: [Int: AuditRecord] = [:]
  /// How many bytes their files have.
  private var heldSize = 0

  /// Records of a thousand classes could be larger than memory: of more than 256 MB, the others are
  /// read whenever they are asked for.
  private static let heldLimit = 256_000_000

  init(in output: OutputFolder, isForced: Bool) {
    folder = output.url.appending(path: Self.folderName)
    self.isForced = isForced
  }

  /// The record of a class, if it is there and was made from the same.
  func known(_ label: ClassLabel, _ fingerprint: String) -> AuditRecord? {
    guard !isForced, let (record, size) = try? read(label),
      record.format == AuditRecord.format, record.fingerprint == fingerprint
    else { return nil }
    hold(record, of: label, size: size)
    return record
  }

  /// The record of a class, which is there.
  func record(of label: ClassLabel) throws -> AuditRecord {
    try held[label.index] ?? read(label).record
  }

  private func read(_ label: ClassLabel) throws -> (record: AuditRecord, size: Int) {
    let data = try Data(contentsOf: file(of: label))
    return (try JSONDecoder().decode(AuditRecord.self, from: data), data.count)
  }

  private func hold(_ record: AuditRecord, of label: ClassLabel, size: Int) {
    guard heldSize + size <= Self.heldLimit else { return }
    heldSize += size
    held[label.index] = record
  }

  func save(_ record: AuditRecord, of label: ClassLabel) throws {
    try OutputFolder.create(folder)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let data = try encoder.encode(record)
    try AtomicFile.write(data, to: file(of: label))
    hold(record, of: label, size: data.count)
  }

  private func file(of label: ClassLabel) -> URL {
    folder.appending(path: Self.fileName(of: label))
  }

  /// The folder of all records, in an audit's folder.
  static let folderName = "records"

  /// The file of a class's record, in that folder.
  static func fileName(of label: ClassLabel) -> String { "\(label.slug).json" }
}
