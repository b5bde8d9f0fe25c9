internal import Crypto
package import Foundation

/// The SHA-256 of files.
package enum FileDigest {
  /// Returns a file's SHA-256 in lowercase hexadecimal.
  ///
  /// - Throws: `PresetError.unreadable`.
  /// - Complexity: O(file size); memory does not grow with it.
  package static func sha256(of file: URL) throws(PresetError) -> String {
    do {
      guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else {
        throw PresetError.unreadable(file: file.path, reason: "it is not a regular file")
      }
      let handle = try FileHandle(forReadingFrom: file)
      defer { try? handle.close() }
      var hasher = SHA256()
      while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty {
        hasher.update(data: chunk)
      }
      return hasher.finalize().map { String(format: "%02x", $0) }.joined()
    } catch let error as PresetError {
      throw error
    } catch {
      throw .unreadable(file: file.path, reason: error.localizedDescription)
    }
  }
}
