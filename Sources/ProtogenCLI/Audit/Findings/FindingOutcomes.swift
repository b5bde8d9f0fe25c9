internal import Foundation
internal import ImageFiles
internal import SpuriousFeatures

/// Keeps what the network made of transplants in files, for the same images and settings.
struct FindingOutcomes: TransplantStore {
  private let folder: URL
  /// The folder, in an audit's folder.
  let path: String
  /// Whether what is there counts for nothing.
  private let isForced: Bool

  /// - Parameters:
  ///   - output: The audit's folder.
  ///   - fingerprint: A digest of all that the outcomes depend on; those of others are removed.
  ///   - isForced: Whether what is there counts for nothing.
  /// - Throws: `CommandFailure` if the folder cannot be created.
  init(in output: OutputFolder, _ fingerprint: String, isForced: Bool) throws {
    let parentPath = "\(AuditRecords.folderName)/transplants"
    let parent = output.url.appending(path: parentPath)
    path = "\(parentPath)/\(fingerprint.prefix(16))"
    folder = output.url.appending(path: path)
    self.isForced = isForced
    try OutputFolder.create(folder)
    let others = (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? []
    for name in others where name != folder.lastPathComponent || isForced {
      try? FileManager.default.removeItem(at: parent.appending(path: name))
    }
    try OutputFolder.create(folder)
  }

  func data(named name: String) -> Data? { try? Data(contentsOf: file(name)) }

  func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: file(name).path) }

  func keep(_ data: Data, named name: String) throws { try AtomicFile.write(data, to: file(name)) }

  private func file(_ name: String) -> URL { folder.appending(path: "\(name).json") }
}
