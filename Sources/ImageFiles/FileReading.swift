internal import Foundation

/// Reads a whole file into memory.
///
/// - Parameters:
///   - path: Where the file is.
///   - byteCountLimit: The most bytes it may have.
/// - Returns: Its bytes.
/// - Throws: `ImageFileError`, if there is no such file, it is none, or it has more bytes.
func readFile(_ path: String, byteCountLimit: Int) throws(ImageFileError) -> [UInt8] {
  // Opening a pipe without a writer would wait for one.
  let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
  guard descriptor >= 0 else {
    let errorNumber = errno
    throw errorNumber == ENOENT || errorNumber == ENOTDIR
      ? .missing(path: path) : .unreadable(path: path, errorNumber: errorNumber)
  }
  defer { close(descriptor) }

  var status = stat()
  guard fstat(descriptor, &status) == 0 else {
    throw .unreadable(path: path, errorNumber: errno)
  }
  guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
  let byteCount = Int(status.st_size)
  guard byteCount <= byteCountLimit else {
    throw .fileTooLarge(path: path, byteCount: byteCount)
  }
  return try readBytes(descriptor, byteCount, path: path)
}

/// Reads up to `byteCount` bytes; fewer, if the file has become shorter.
private func readBytes(
  _ descriptor: Int32, _ byteCount: Int, path: String
) throws(ImageFileError) -> [UInt8] {
  var errorNumber: Int32 = 0
  let bytes = [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, count in
    while count < byteCount {
      let step = read(descriptor, buffer.baseAddress.map { $0 + count }, byteCount - count)
      if step < 0, errno == EINTR { continue }
      if step < 0 { errorNumber = errno }
      guard step > 0 else { break }
      count += step
    }
  }
  guard errorNumber == 0 else { throw .unreadable(path: path, errorNumber: errorNumber) }
  return bytes
}
