import Foundation
import Testing

/// The built program as a process of its own, for what only a process can show.
final class ProtogenProcess {
  /// The program, beside the tests; `nil` where it was not built.
  static let binary: URL? = {
    let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    let program = tests.deletingLastPathComponent().appending(path: "protogen")
    return FileManager.default.isExecutableFile(atPath: program.path) ? program : nil
  }()

  private let process = Process()
  private let text = GrowingText()
  private let errors = Pipe()
  private let output = Pipe()

  /// Starts the program in a sandbox's folder.
  ///
  /// - Parameters:
  ///   - sandbox: Where it runs.
  ///   - arguments: The words after the program's name.
  ///   - outputFile: Where standard output goes, if not to this object.
  ///   - fileSizeLimit: The most that a file may grow to, in KiB; by default as it is.
  /// - Throws: An error if the program cannot be started.
  init(
    _ sandbox: Sandbox, _ arguments: [String], outputFile: FileHandle? = nil,
    fileSizeLimit: Int? = nil
  ) throws {
    let binary = try #require(Self.binary)
    if let fileSizeLimit {
      process.executableURL = URL(filePath: "/bin/bash")
      let script = "ulimit -f \(fileSizeLimit) && exec \"$0\" \"$@\""
      process.arguments = ["-c", script, binary.path] + arguments
    } else {
      process.executableURL = binary
      process.arguments = arguments
    }
    process.currentDirectoryURL = sandbox.folder.appending(path: "work")
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["PROTOGEN_PRESETS": Sandbox.project.appending(path: "Presets").path]
    ) { $1 }
    process.standardError = errors
    process.standardOutput = outputFile ?? output
    errors.fileHandleForReading.readabilityHandler = { [text] handle in
      text.append(String(decoding: handle.availableData, as: UTF8.self))
    }
    try process.run()
  }

  /// What was printed on standard error so far.
  var errorText: String { text.value }

  /// Waits until a word is on standard error, or the program has ended.
  func wait(for word: String) {
    while !errorText.contains(word), process.isRunning { usleep(2000) }
  }

  /// Waits until the program has taken over what Ctrl-C does, or has ended.
  func waitForHandling() {
    while process.isRunning, !handlesInterrupts { usleep(500) }
  }

  /// Whether the signals that the program handles, bits of a hexadecimal number, have `SIGINT`.
  private var handlesInterrupts: Bool {
    // Before it runs the program, the process is a copy of the tests', handlers and all.
    let folder = "/proc/\(process.processIdentifier)"
    let program = URL(filePath: "\(folder)/exe").resolvingSymlinksInPath()
    guard program.lastPathComponent == Self.binary?.lastPathComponent,
      let status = try? String(contentsOfFile: "\(folder)/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("SigCgt:") }),
      let handled = line.split(separator: "\t").last.flatMap({ UInt64($0, radix: 16) })
    else { return false }
    return handled & 1 << (SIGINT - 1) != 0
  }

  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Waits for the end.
  ///
  /// - Returns: What it exited with; for a signal, 128 and its number.
  func end() -> Int32 {
    process.waitUntilExit()
    errors.fileHandleForReading.readabilityHandler = nil
    let rest = (try? errors.fileHandleForReading.readToEnd()) ?? Data()
    text.append(String(decoding: rest, as: UTF8.self))
    return process.terminationStatus
      + (process.terminationReason == .uncaughtSignal ? 128 : 0)
  }
}
