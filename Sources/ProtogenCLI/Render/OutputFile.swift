internal import Foundation
internal import ImageFiles

/// A file that a command writes at its end, checked before any work is done.
struct OutputFile {
  let url: URL
  /// The file as the user named it, for messages.
  let name: String
  private let option: String

  /// Checks that the file can be written, in a folder that is there or can be created.
  ///
  /// Nothing stays behind, and what is there stays as it is.
  ///
  /// - Parameters:
  ///   - path: What the user wrote.
  ///   - option: The option that it was written after.
  ///   - context: Where relative paths start.
  /// - Throws: `CommandFailure` with status 64 or 73, or `FileWriteError`.
  init(_ path: String, of option: String, in context: CommandContext) throws {
    guard !path.isEmpty, !path.hasSuffix("/") else {
      throw CommandFailure("\(option) '\(path)' names no file. Give a file's path.", .usage)
    }
    let url = URL(fileURLWithPath: path, relativeTo: context.workingFolder).absoluteURL
    try OutputFolder.trying(url.deletingLastPathComponent(), option: option) {
      try AtomicFile.requireWritable(url)
    }
    self.url = url
    self.option = option
    name = path
  }

  /// Writes the file, and creates its folder if it is not there.
  ///
  /// - Throws: `CommandFailure` with status 73, or `FileWriteError`.
  func write(_ data: Data) throws {
    try createFolder()
    try AtomicFile.write(data, to: url)
  }

  /// Creates the folder that the file belongs in, unless it is there.
  ///
  /// - Throws: `CommandFailure` with status 73.
  func createFolder() throws {
    try OutputFolder.create(url.deletingLastPathComponent(), option: option)
  }
}
