internal import Foundation
internal import ImageFiles

/// The folder that a run writes to, checked before any work is done.
struct OutputFolder {
  let url: URL
  /// The folder as the user named it, for messages.
  let name: String

  /// Where states of unfinished runs are kept.
  private var stateFolder: URL { url.appending(path: ".unfinished") }

  /// Creates the folder if need be, and checks that it can be written to.
  ///
  /// - Throws: `CommandFailure` with status 73.
  init(_ path: String, in context: CommandContext) throws {
    url = URL(fileURLWithPath: path, relativeTo: context.workingFolder).absoluteURL
    name = path
    try Self.create(url)
    guard access(url.path, W_OK) == 0 else {
      throw CommandFailure(
        "The output folder '\(path)' is write-protected. Choose another with --output.",
        .cannotCreate)
    }
  }

  private static func create(_ folder: URL) throws {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw CommandFailure(
        "Cannot create the folder '\(folder.path)'. Choose another with --output.", .cannotCreate)
    }
  }

  /// The folder of one subject's files, created if need be.
  func subjectFolder(_ subject: RenderSubject) throws -> URL {
    let folder = url.appending(path: subject.folderName)
    try Self.create(folder)
    return folder
  }

  /// The manifest of a subject, if there is a readable one.
  func manifest(of subject: RenderSubject) -> RenderManifest? {
    let file = url.appending(path: subject.folderName).appending(path: RenderManifest.fileName)
    return try? RenderManifest(contentsOf: file)
  }

  /// All manifests in the folder, by folder name.
  func manifests() -> [RenderManifest] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    return names.sorted().compactMap { name in
      let file = url.appending(path: name).appending(path: RenderManifest.fileName)
      return try? RenderManifest(contentsOf: file)
    }
  }

  // MARK: Unfinished runs

  func state(_ fingerprint: String) -> Data? { try? Data(contentsOf: stateFile(fingerprint)) }

  func saveState(_ state: Data, _ fingerprint: String) throws {
    try Self.create(stateFolder)
    try AtomicFile.write(state, to: stateFile(fingerprint))
  }

  func removeState(_ fingerprint: String) {
    try? FileManager.default.removeItem(at: stateFile(fingerprint))
    // Succeeds only when the folder is empty.
    rmdir(stateFolder.path)
  }

  private func stateFile(_ fingerprint: String) -> URL {
    stateFolder.appending(path: "\(fingerprint.prefix(16)).state")
  }
}
