internal import Crypto
internal import Foundation
package import ImageFiles

/// Which photographs can be read, and what is in them.
///
/// Every photograph is decoded once, one at a time.
public struct PhotographSurvey: Sendable {
  /// A photograph that can be read.
  public struct Entry: Hashable, Sendable {
    public let photograph: PhotographFolder.Photograph
    /// The upright photograph's height, in pixels.
    public let height: Int
    /// The upright photograph's width, in pixels.
    public let width: Int
    /// The SHA-256 of its size and pixels, in lowercase hexadecimal.
    public let digest: String
  }

  /// A photograph that is of no use.
  public struct LeftOut: Hashable, Sendable {
    public let photograph: PhotographFolder.Photograph
    /// One sentence or two: what is wrong with it.
    public let reason: String
  }

  /// The photographs that can be read, each picture once, by class and then by path.
  public let entries: [Entry]
  /// The others, in the same order.
  public let leftOut: [LeftOut]

  /// Reads photographs; `nil` if `progress` ended it.
  ///
  /// - Parameters:
  ///   - folder: The photographs.
  ///   - progress: Called before each with how many are done; returns whether to go on.
  public init?(of folder: PhotographFolder, progress: (Int) -> Bool = { _ in true }) {
    let sorted = folder.photographs.sorted {
      ($0.classIndex, $0.path) < ($1.classIndex, $1.path)
    }
    var entries: [Entry] = []
    var leftOut: [LeftOut] = []
    var firsts: [String: PhotographFolder.Photograph] = [:]
    for (index, photograph) in sorted.enumerated() {
      guard progress(index) else { return nil }
      do throws(ImageFileError) {
        let bitmap = try Bitmap(contentsOf: photograph.file)
        let digest = bitmap.digest
        if let first = firsts[digest] {
          let doubt =
            first.classIndex == photograph.classIndex
            ? "." : ", which is of another class. Give it to one of them."
          let reason = "'\(photograph.file.path)' is the same picture as '\(first.path)'\(doubt)"
          leftOut.append(LeftOut(photograph: photograph, reason: reason))
          continue
        }
        firsts[digest] = photograph
        entries.append(
          Entry(
            photograph: photograph, height: bitmap.height, width: bitmap.width, digest: digest))
      } catch {
        leftOut.append(LeftOut(photograph: photograph, reason: error.description))
      }
    }
    self.entries = entries
    self.leftOut = leftOut
  }
}

extension Bitmap {
  /// The SHA-256 of size and pixels, in lowercase hexadecimal.
  package var digest: String {
    var hasher = SHA256()
    hasher.update(data: Data("\(height) \(width) \(channelCount) ".utf8))
    bytes.withUnsafeBytes { hasher.update(bufferPointer: $0) }
    return hasher.finalize().map { String(format: "%02x", $0) }.joined()
  }
}
