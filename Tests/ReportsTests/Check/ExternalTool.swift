import Foundation

/// A program that is not ours, and judges what is.
struct ExternalTool {
  let executable: URL

  /// Finds a program in the folders of `PATH`; `nil` if it is not installed.
  init?(_ name: String) {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    guard
      let path = folders.map({ "\($0)/\(name)" }).first(where: {
        FileManager.default.isExecutableFile(atPath: $0)
      })
    else { return nil }
    executable = URL(filePath: path)
  }

  private init(path: String) { executable = URL(filePath: path) }

  /// The first Python that has the package `jsonschema`.
  static let jsonSchemaPython: ExternalTool? = {
    let candidates = [ExternalTool("python3"), ExternalTool(path: "/usr/bin/python3")]
    return candidates.compactMap(\.self).first { tool in
      (try? tool.run(["-c", "import jsonschema"]))?.status == 0
    }
  }()

  static let xmllint = ExternalTool("xmllint")

  /// Runs it, and returns how it ended and all that it said.
  func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let log = FileManager.default.temporaryDirectory.appending(path: "tool-\(UUID().uuidString)")
    try Data().write(to: log)
    defer { try? FileManager.default.removeItem(at: log) }
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.standardOutput = try FileHandle(forWritingTo: log)
    process.standardError = process.standardOutput
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: try Data(contentsOf: log), as: UTF8.self))
  }

  /// Writes a document to a file of its own, and has it judged.
  func judge(_ text: String, _ arguments: (String) -> [String]) throws -> (Int32, String) {
    let file = FileManager.default.temporaryDirectory.appending(path: "doc-\(UUID().uuidString)")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try run(arguments(file.path))
  }

  /// A published schema of somebody else.
  static func schema(_ name: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/schemas/\(name)").path
  }
}
