internal import Classifiers
internal import Foundation

#if canImport(FoundationNetworking)
  internal import FoundationNetworking
#endif

/// A file to be fetched and checked: where from, what it must be, where to.
struct Download: Hashable {
  /// The most bytes taken when the size is not known: more than any ONNX file can have.
  private static let byteLimit = 1 << 32

  let address: URL
  /// In lowercase hexadecimal.
  let sha256: String
  let byteCount: Int?
  let destination: URL

  /// The unfinished file: another digest never continues it.
  var partialFile: URL {
    destination.appendingPathExtension("\(sha256.prefix(12)).part")
  }

  /// Fetches what is missing, checks size and digest, and gives the file its name.
  ///
  /// - Throws: `DownloadError`. What was fetched stays for a later run to continue, unless it is
  ///   wrong.
  func run(progress: DownloadProgress) throws {
    guard ModelPreset.isAllowed(address) else {
      throw DownloadError.notAllowed(address: address.absoluteString)
    }
    let part = try PartialFile(partialFile)
    // The session holds the file for a while after it has ended.
    defer { part.end() }
    if let byteCount, part.byteCount > byteCount { try part.empty() }
    if byteCount == nil || part.byteCount != byteCount {
      try fetch(into: part, progress: progress)
    }
    progress.finish()
    try check(part)
    try part.move(to: destination)
  }

  /// Fetches the rest of the file, or all of it from a server that cannot continue.
  private func fetch(into part: PartialFile, progress: DownloadProgress) throws {
    let transfer = Transfer(
      address: address, into: part, limit: byteCount ?? Self.byteLimit, expected: byteCount,
      progress: progress)
    do throws(DownloadError) {
      try transfer.run()
    } catch {
      switch error {
      case .refused(_, status: 416) where part.byteCount > 0:
        // What is here is no beginning of what is there.
        try part.empty()
        try fetch(into: part, progress: progress)
      case .wrongSize:
        part.delete()
        throw error
      default:
        throw error
      }
    }
  }

  private func check(_ part: PartialFile) throws {
    if let byteCount, part.byteCount != byteCount {
      part.delete()
      throw DownloadError.wrongSize(
        address: address.absoluteString, expected: byteCount, actual: part.byteCount)
    }
    let actual = try FileDigest.sha256(of: partialFile)
    guard actual == sha256 else {
      part.delete()
      throw DownloadError.wrongDigest(
        address: address.absoluteString, expected: sha256, actual: actual)
    }
  }
}
