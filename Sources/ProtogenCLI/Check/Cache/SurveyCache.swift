internal import Foundation
internal import ImageFiles

/// The folder that keeps what was measured of one network with one recipe.
///
/// Whoever works in it holds its lock, which ends with the process, however that ends.
final class SurveyCache {
  let url: URL
  /// The folder as the user named it, for messages and for commands.
  let path: String
  /// The folder's name inside what `--cache` names.
  let name: String
  private let lock: FolderLock

  /// Opens the folder, waiting for another run that uses it.
  ///
  /// - Parameters:
  ///   - parent: What `--cache` names.
  ///   - name: What the folder is for.
  ///   - context: Where relative paths start.
  ///   - console: Where it is said that it waits.
  ///   - interruption: Ends the wait.
  /// - Throws: `CommandFailure` with status 73 if the folder cannot be created, 130 if the user stopped
  ///   the wait.
  init(
    _ parent: String, named name: String, in context: CommandContext, console: Console,
    until interruption: Interruption
  ) throws {
    guard !parent.isEmpty else {
      throw CommandFailure("--cache names no folder. Leave it out for 'Outputs/cache'.", .usage)
    }
    self.name = name
    path = "\(parent)/\(name)"
    url = URL(fileURLWithPath: path, relativeTo: context.workingFolder).absoluteURL
    try OutputFolder.create(url, option: "--cache")
    lock = try FolderLock(
      url, named: "cache '\(path)'", option: "--cache", console: console, until: interruption)
  }

  /// A value that was kept under a name for the same origin; else a new one, which is kept.
  ///
  /// - Parameters:
  ///   - name: The file's name, without its ending.
  ///   - fingerprint: A digest of all that the value depends on.
  ///   - measure: Makes the value where there is none, or one of another origin.
  /// - Returns: The value.
  /// - Throws: `FileWriteError`, or `CommandFailure` if the folder cannot be created; what `measure`
  ///   throws.
  func value<Value: Codable>(
    _ name: String, _ fingerprint: String, orKeeping measure: () throws -> Value
  ) throws -> Value {
    if let known: Value = value(name, fingerprint) { return known }
    let measured = try measure()
    try keep(measured, name, fingerprint)
    return measured
  }

  private func value<Value: Codable>(_ name: String, _ fingerprint: String) -> Value? {
    guard let data = try? Data(contentsOf: file(name)),
      let record = try? JSONDecoder().decode(Record<Value>.self, from: data),
      record.fingerprint == fingerprint
    else { return nil }
    return record.value
  }

  private func keep<Value: Codable>(_ value: Value, _ name: String, _ fingerprint: String) throws {
    let file = file(name)
    try OutputFolder.create(file.deletingLastPathComponent(), option: "--cache")
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try AtomicFile.write(
      encoder.encode(Record(fingerprint: fingerprint, value: value)), to: file)
  }

  private struct Record<Value: Codable>: Codable {
    let fingerprint: String
    let value: Value
  }

  private func file(_ name: String) -> URL { url.appending(path: Self.fileName(name)) }

  /// The file of a value, inside the folder.
  static func fileName(_ name: String) -> String { "\(name).json" }
}
