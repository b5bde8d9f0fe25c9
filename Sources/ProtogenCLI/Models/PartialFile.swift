internal import Foundation

/// A file that is being downloaded, locked against everyone else while it is open.
///
/// What was written stays when the instance goes, so that a later one can continue.
final class PartialFile {
  /// Where the bytes are.
  let path: String
  /// How many bytes there are.
  private(set) var byteCount = 0

  private var descriptor: Int32

  /// Opens the file, creating it and its folder.
  ///
  /// - Throws: `DownloadError.cannotCreate`, or `.busy` if another process holds it.
  init(_ file: URL) throws(DownloadError) {
    path = file.path
    let folder = file.deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .cannotCreate(file: folder.path, reason: error.localizedDescription)
    }
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .cannotCreate(file: path, reason: Self.reason()) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw .busy(file: path) }
    byteCount = max(0, Int(lseek(descriptor, 0, SEEK_END)))
  }

  deinit { end() }

  /// Closes the file, so that another can open it; nothing can be written from then on.
  func end() {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
  }

  /// Adds bytes at the end.
  ///
  /// - Throws: `DownloadError.cannotWrite`, such as when the disk is full.
  func append(_ data: Data) throws(DownloadError) {
    var rest = data[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { throw .cannotWrite(file: path, reason: Self.reason()) }
      rest = rest.dropFirst(written)
      byteCount += written
    }
  }

  /// Throws away what was written.
  func empty() throws(DownloadError) {
    guard byteCount > 0 else { return }
    guard ftruncate(descriptor, 0) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
      throw .cannotWrite(file: path, reason: Self.reason())
    }
    byteCount = 0
  }

  /// Removes the file.
  func delete() { unlink(path) }

  /// Gives the complete file its name, once its bytes are on the disk.
  func move(to destination: URL) throws(DownloadError) {
    guard fsync(descriptor) == 0, rename(path, destination.path) == 0 else {
      throw .cannotWrite(file: destination.path, reason: Self.reason())
    }
  }

  private static func reason() -> String { String(cString: strerror(errno)).lowercased() }
}
