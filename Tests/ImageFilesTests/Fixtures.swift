import Foundation
import ImageFiles
import Testing

/// The images of `Tests/Fixtures/images`, made by `Tests/References/images/make_fixtures.py`.
enum Fixtures {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(components: "Fixtures", "images")

  /// Pixels as the script writes them.
  struct Pixels: Decodable {
    let height: Int
    let width: Int
    let channelCount: Int
    let bytes: [UInt8]

    var bitmap: Bitmap {
      Bitmap(height: height, width: width, channelCount: channelCount, bytes: bytes)
    }
  }

  /// The names of the files with one extension, sorted.
  static func names(_ pathExtension: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".\(pathExtension)") }.sorted()
  }

  /// The pixels that reading each file must give, by the file's name.
  static func expectedPixels() throws -> [String: Pixels] {
    try decode([String: Pixels].self, "expected.json")
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appending(component: name)))
  }

  static func decode<Value: Decodable>(_ type: Value.Type, _ name: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(contentsOf: folder.appending(component: name)))
  }
}

/// Returns an image without symmetry: `(31 row + 17 column + 7 channel) ^ (row * column)`.
func pattern(height: Int, width: Int, channelCount: Int) -> Bitmap {
  var bytes: [UInt8] = []
  for row in 0..<height {
    for column in 0..<width {
      for channel in 0..<channelCount {
        let value = (31 * row + 17 * column + 7 * channel) ^ (row * column)
        bytes.append(UInt8(truncatingIfNeeded: value))
      }
    }
  }
  return Bitmap(height: height, width: width, channelCount: channelCount, bytes: bytes)
}

/// Returns the largest difference between two images of the same shape, in levels.
func largestDifference(_ a: Bitmap, _ b: Bitmap) throws -> Int {
  try #require(
    (a.height, a.width, a.channelCount) == (b.height, b.width, b.channelCount))
  return zip(a.bytes, b.bytes).map { abs(Int($0) - Int($1)) }.max() ?? 0
}

/// Calls `body` with the path of a new folder, and removes the folder afterwards.
func withTemporaryFolder(_ body: (URL) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appending(component: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
  defer { try? FileManager.default.removeItem(at: folder) }
  try body(folder)
}
