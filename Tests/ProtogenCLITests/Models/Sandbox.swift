import Foundation
import ProtogenCLI
import Synchronization

/// A folder that a command takes for the whole of the user's machine.
final class Sandbox: Sendable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "protogen-\(UUID().uuidString)").resolvingSymlinksInPath()
    for name in ["work", "Presets/Models", "Presets/Labels"] {
      try FileManager.default.createDirectory(
        at: folder.appending(path: name), withIntermediateDirectories: true)
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ path: String, _ data: Data) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  func read(_ path: String) -> Data? { try? Data(contentsOf: folder.appending(path: path)) }

  func names(in path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path))
      ?? []).sorted()
  }

  /// What a command printed, and what it exited with.
  struct Result {
    let status: Int32
    let output: String
    let errors: String
  }

  func run(_ arguments: String..., isTerminal: Bool = false) -> Result {
    run(arguments, isTerminal: isTerminal)
  }

  func run(_ arguments: [String], isTerminal: Bool = false) -> Result {
    let output = GrowingText()
    let errors = GrowingText()
    let context = CommandContext(
      output: { output.append($0) }, errors: { errors.append($0) }, isTerminal: isTerminal,
      environment: [
        "XDG_CONFIG_HOME": folder.appending(path: "config").path,
        "XDG_CACHE_HOME": folder.appending(path: "cache").path,
        "PROTOGEN_PRESETS": folder.appending(path: "Presets").path,
      ], workingFolder: folder.appending(path: "work"))
    let status = Protogen.run(arguments, in: context)
    return Result(status: status, output: output.value, errors: errors.value)
  }
}

/// A text that grows from any thread.
final class GrowingText: Sendable {
  private let text = Mutex("")

  func append(_ more: String) { text.withLock { $0 += more } }

  var value: String { text.withLock { $0 } }
}
