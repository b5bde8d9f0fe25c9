internal import Foundation

/// The process's standard output, which may be a full disk or closed.
///
/// A command then goes on with its work, since its files matter more, and says so at its end.
enum StandardOutput {
  private final class Record: @unchecked Sendable {
    private let lock = NSLock()
    private var hasFailed = false

    func fail() { lock.withLock { hasFailed = true } }
    var failed: Bool { lock.withLock { hasFailed } }
  }

  private static let record = Record()

  /// Whether something could not be written.
  static var hasFailed: Bool { record.failed }

  static func write(_ text: String) {
    guard !hasFailed else { return }
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      record.fail()
    }
  }
}
