internal import Foundation
internal import ImageFiles

/// The folder that a run writes to, checked before any work is done.
struct OutputFolder {
  let url: URL
  /// The folder as the user named it, for messages.
  let name: String

  /// Where states of unfinished runs are kept.
  private var stateFolder: URL { url.appending(path: ".unfinished") }
  private static let stateExtension = "state"

  /// Checks that the folder is there or can be created, and can be written to.
  ///
  /// Nothing stays behind: a folder that this creates to find out is removed again.
  ///
  /// - Throws: `CommandFailure` with status 73.
  init(_ path: String, in context: CommandContext) throws {
    guard !path.isEmpty else {
      throw CommandFailure("--output names no folder. Leave it out for 'Outputs'.", .usage)
    }
    url = URL(fileURLWithPath: path, relativeTo: context.workingFolder).absoluteURL
    name = path
    try Self.trying(url) {
      do throws(FileWriteError) {
        try AtomicFile.requireWritable(url.appending(path: RenderManifest.fileName))
      } catch .notAllowed {
        throw CommandFailure(
          "The output folder '\(path)' is write-protected. Choose another with --output.",
          .cannotCreate)
      }
    }
  }

  /// Does something in a folder, which is only created for that if it is not there.
  ///
  /// - Throws: `CommandFailure` with status 73, and what `body` throws.
  static func trying(
    _ folder: URL, option: String = "--output", _ body: () throws -> Void
  ) throws {
    let created = missingFolders(of: folder)
    defer { for folder in created { rmdir(folder.path) } }
    try create(folder, option: option)
    try body()
  }

  /// The folders on the way to one that do not exist yet, the innermost first.
  private static func missingFolders(of folder: URL) -> [URL] {
    var missing: [URL] = []
    var next = folder.standardizedFileURL
    while next.path != "/", !FileManager.default.fileExists(atPath: next.path) {
      missing.append(next)
      next.deleteLastPathComponent()
    }
    return missing
  }

  /// Creates a folder, with those around it, unless it is there.
  ///
  /// - Throws: `CommandFailure` with status 73.
  static func create(_ folder: URL, option: String = "--output") throws {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw CommandFailure(
        "Cannot create the folder '\(folder.path)': \(obstacle(to: folder)). Choose another with "
          + "\(option).", .cannotCreate)
    }
  }

  private static func obstacle(to folder: URL) -> String {
    var existing = folder.standardizedFileURL
    var isFolder = false
    while existing.path != "/" {
      if FileManager.default.fileExists(atPath: existing.path, isDirectory: &isFolder) { break }
      existing.deleteLastPathComponent()
    }
    return isFolder || existing.path == "/"
      ? "'\(existing.path)' takes no new folders" : "'\(existing.path)' is a file"
  }

  // MARK: Subjects

  /// The folder of one subject's files.
  private func location(of subject: RenderSubject) -> URL {
    url.appending(path: subject.folderName)
  }

  /// The folder of one subject's files, created if need be.
  func subjectFolder(_ subject: RenderSubject) throws -> URL {
    let folder = location(of: subject)
    try Self.create(folder)
    return folder
  }

  /// Removes what an earlier run wrote for a subject, and what a killed one left half written.
  ///
  /// The manifest goes first: it would say that files are there.
  func discardFiles(of subject: RenderSubject) {
    let folder = location(of: subject)
    let pictures = manifest(of: subject)?.prototypes.map(\.file) ?? []
    for name in [RenderManifest.fileName] + pictures.filter({ !$0.contains("/") }) {
      unlink(folder.appending(path: name).path)
    }
    removeHalfWritten(in: folder)
  }

  /// Removes the files that `AtomicFile` had not yet given their names.
  private func removeHalfWritten(in folder: URL) {
    for name in Self.names(in: folder) where name.hasPrefix(".protogen-") {
      unlink(folder.appending(path: name).path)
    }
  }

  private static func names(in folder: URL) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }

  /// The manifest of a subject, if there is a readable one.
  func manifest(of subject: RenderSubject) -> RenderManifest? {
    try? RenderManifest(contentsOf: location(of: subject).appending(path: RenderManifest.fileName))
  }

  /// Whether all pictures that a manifest lists are there.
  func hasPictures(of manifest: RenderManifest) -> Bool {
    let folder = location(of: manifest.subject)
    return manifest.prototypes.allSatisfy {
      FileManager.default.fileExists(atPath: folder.appending(path: $0.file).path)
    }
  }

  /// Whether the page that shows everything is there.
  var hasPage: Bool {
    FileManager.default.fileExists(atPath: url.appending(path: Self.pageName).path)
  }

  /// The page that shows everything in a folder.
  static let pageName = "index.html"

  /// All manifests in the folder, by folder name.
  func manifests() -> [RenderManifest] {
    Self.names(in: url).compactMap { name in
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

  /// Removes a state, and with the last one their folder.
  func removeState(_ fingerprint: String) {
    unlink(stateFile(fingerprint).path)
    let suffix = "." + Self.stateExtension
    guard !Self.names(in: stateFolder).contains(where: { $0.hasSuffix(suffix) }) else { return }
    removeHalfWritten(in: stateFolder)
    // Succeeds only when the folder is empty.
    rmdir(stateFolder.path)
  }

  private func stateFile(_ fingerprint: String) -> URL {
    stateFolder.appending(path: "\(fingerprint.prefix(16)).\(Self.stateExtension)")
  }
}
