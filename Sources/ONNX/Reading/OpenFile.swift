internal import Foundation

/// A reason why a file cannot be read.
enum ReadFailure: Error {
  /// A system call failed with this error number.
  case system(Int32)
  /// The path leads to a folder, a device or a pipe.
  case notAFile
  /// The file has more bytes than the caller allows.
  case tooLong(Int)
  /// The file became shorter while it was read.
  case shrank

  /// The reason in words.
  var reason: String {
    switch self {
    case .system(let number): String(cString: strerror(number))
    case .notAFile: "it is not a regular file"
    case .tooLong(let byteCount): "it has \(byteCount) bytes"
    case .shrank: "it became shorter while it was read"
    }
  }
}

/// A regular file, open for reading until the instance is destroyed.
///
/// Files are read, not mapped: a mapped file that another program cuts short ends the process.
final class OpenFile {
  /// The size when the file was opened.
  let byteCount: Int
  private let descriptor: Int32

  /// Opens a file; a pipe or a device is refused without waiting for it.
  init(path: String) throws(ReadFailure) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .system(errno) }
    var status = stat()
    let known = fstat(descriptor, &status) == 0
    byteCount = Int(status.st_size)
    guard known, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .notAFile
    }
  }

  deinit { close(descriptor) }

  /// Reads a range of the file.
  ///
  /// - Precondition: The range lies inside the file as it was when opened.
  func bytes(at offset: Int, count: Int) throws(ReadFailure) -> Data {
    precondition(offset >= 0 && count >= 0 && count <= byteCount - offset)
    var data = Data(count: count)
    let failure = data.withUnsafeMutableBytes { fill($0, from: offset) }
    if let failure { throw failure }
    return data
  }

  private func fill(_ buffer: UnsafeMutableRawBufferPointer, from offset: Int) -> ReadFailure? {
    var done = 0
    while done < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
      let got = pread(descriptor, rest.baseAddress, rest.count, off_t(offset + done))
      if got < 0 && errno == EINTR { continue }
      guard got >= 0 else { return .system(errno) }
      guard got > 0 else { return .shrank }
      done += got
    }
    return nil
  }
}
