internal import Foundation

/// A folder that one process works in at a time.
///
/// The lock ends with the process, however that ends.
final class FolderLock {
  private let descriptor: Int32

  /// How often a waiting run looks whether the folder is free, in microseconds.
  private static let interval: UInt32 = 200_000

  /// Locks a folder, waiting for another run that uses it.
  ///
  /// - Parameters:
  ///   - folder: A folder that is there.
  ///   - name: What it is, for messages, such as `cache 'Outputs/cache'`.
  ///   - option: The option that names another one.
  ///   - console: Where it is said that it waits.
  ///   - interruption: Ends the wait.
  /// - Throws: `CommandFailure` with status 73 if nothing can be written to the folder, 130 if the user
  ///   stopped the wait.
  init(
    _ folder: URL, named name: String, option: String, console: Console,
    until interruption: Interruption
  ) throws {
    let everyoneMayReadAndWrite: mode_t = 0o666
    descriptor = open(
      folder.appending(path: ".lock").path, O_RDWR | O_CREAT | O_CLOEXEC, everyoneMayReadAndWrite)
    guard descriptor >= 0 else {
      throw CommandFailure(
        "Cannot write to the \(name): \(String(cString: strerror(errno))). Choose another with "
          + "\(option).", .cannotCreate)
    }
    var hasSaidSo = false
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if !hasSaidSo { console.note("another run uses the \(name); waiting for it.") }
      hasSaidSo = true
      if interruption.isPending {
        throw CommandFailure("stopped while another run used the \(name).", .interrupted)
      }
      usleep(Self.interval)
    }
  }

  deinit { close(descriptor) }
}
