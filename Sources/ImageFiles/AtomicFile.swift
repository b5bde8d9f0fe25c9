public import Foundation

/// Writes files so that a reader sees either all of the new content or all of the old.
public enum AtomicFile {
  /// Writes a file, replacing what was there.
  ///
  /// The bytes go to a new file in the same folder, which then takes the name. If anything fails,
  /// the new file is removed and the old one stays as it was. The disk is not asked to flush, so
  /// that after a power failure either may be there.
  ///
  /// - Parameters:
  ///   - data: The whole content.
  ///   - url: Where the file goes. Its folder must exist.
  /// - Throws: `FileWriteError`, which names the file and the reason.
  public static func write(_ data: Data, to url: URL) throws(FileWriteError) {
    let path = url.path
    try requireReplaceable(path)
    let sibling = sibling(of: url)
    do throws(SystemFailure) {
      try create(sibling, data)
      guard rename(sibling, path) == 0 else { throw SystemFailure(errorNumber: errno) }
    } catch {
      unlink(sibling)
      throw FileWriteError(path: path, errorNumber: reason(error, url))
    }
  }

  /// Checks that a file could be written now; what was there stays, and nothing is added.
  ///
  /// - Parameter url: Where the file would go. Its folder must exist.
  /// - Throws: `FileWriteError`, which names the file and the reason.
  public static func requireWritable(_ url: URL) throws(FileWriteError) {
    try requireReplaceable(url.path)
    let probe = sibling(of: url)
    defer { unlink(probe) }
    do throws(SystemFailure) {
      try create(probe, Data())
    } catch {
      throw FileWriteError(path: url.path, errorNumber: reason(error, url))
    }
  }

  /// The hidden file that is written before it takes another's name.
  private static func sibling(of url: URL) -> String {
    url.deletingLastPathComponent().appendingPathComponent(".protogen-\(UUID().uuidString)").path
  }

  /// Why a file could not be created; in a folder such as `/proc` the system says that there is no
  /// such file.
  private static func reason(_ failure: SystemFailure, _ url: URL) -> Int32 {
    let hasFolder = access(url.deletingLastPathComponent().path, F_OK) == 0
    return failure.errorNumber == ENOENT && hasFolder ? EACCES : failure.errorNumber
  }

  /// Refuses to replace what is not a file, such as a folder or `/dev/null`.
  private static func requireReplaceable(_ path: String) throws(FileWriteError) {
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
  }

  /// Creates a file that does not exist yet, with the permissions that any new file gets.
  private static func create(_ path: String, _ data: Data) throws(SystemFailure) {
    let everyoneMayReadAndWrite: mode_t = 0o666
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, everyoneMayReadAndWrite)
    guard descriptor >= 0 else { throw SystemFailure(errorNumber: errno) }
    let failure = data.withUnsafeBytes { writeAll($0, to: descriptor) }
    // Some file systems report a full disk only here.
    let isClosed = close(descriptor) == 0
    if let failure { throw failure }
    guard isClosed else { throw SystemFailure(errorNumber: errno) }
  }

  private static func writeAll(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32
  ) -> SystemFailure? {
    var rest = bytes[...]
    while let start = UnsafeRawBufferPointer(rebasing: rest).baseAddress, !rest.isEmpty {
      let step = Foundation.write(descriptor, start, rest.count)
      if step < 0, errno == EINTR { continue }
      guard step > 0 else { return SystemFailure(errorNumber: step < 0 ? errno : EIO) }
      rest = rest.dropFirst(step)
    }
    return nil
  }

  /// A system call that failed, with its error number.
  private struct SystemFailure: Error {
    let errorNumber: Int32
  }
}
