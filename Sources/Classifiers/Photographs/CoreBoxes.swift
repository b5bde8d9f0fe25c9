internal import Foundation
internal import ImageFiles

/// Boxes around the class itself in photographs, from a list.
struct CoreBoxes: Sendable {
  private struct Box: Hashable {
    let left: Int
    let top: Int
    let width: Int
    let height: Int
    let line: Int
  }

  /// By the photograph's path.
  private let boxes: [String: [Box]]
  private let list: URL

  /// Reads a list.
  ///
  /// - Parameter list: Comma-separated values with the columns `file`, `left`, `top`, `width` and
  ///   `height`.
  /// - Throws: `PhotographError`, with the line that is wrong.
  init(listedIn list: URL) throws(PhotographError) {
    self.list = list
    let table = try CommaSeparatedTable(
      contentsOf: list, columns: ["file", "left", "top", "width", "height"])
    var boxes: [String: [Box]] = [:]
    for line in table.lines {
      var numbers: [Int] = []
      for column in ["left", "top", "width", "height"] {
        guard let number = Int(line[column]), number >= 0 else {
          throw .noNumber(line[column], column: column, file: list.path, line: line.number)
        }
        numbers.append(number)
      }
      boxes[line["file"], default: []].append(
        Box(
          left: numbers[0], top: numbers[1], width: numbers[2], height: numbers[3],
          line: line.number))
    }
    self.boxes = boxes
  }

  /// The boxes of a photograph, white on black; `nil` if it has none.
  ///
  /// - Throws: `CoreMasks.Unusable` for a box that reaches beyond the photograph.
  func mask(
    of photograph: PhotographFolder.Photograph, height: Int, width: Int
  ) throws(CoreMasks.Unusable) -> Bitmap? {
    let names = [photograph.path, photograph.file.path]
    guard let own = names.lazy.compactMap({ boxes[$0] }).first else { return nil }
    return try drawn(own, height: height, width: width)
  }

  private func drawn(
    _ boxes: [Box], height: Int, width: Int
  ) throws(CoreMasks.Unusable) -> Bitmap {
    var bytes = [UInt8](repeating: 0, count: height * width)
    for box in boxes {
      guard box.left + box.width <= width, box.top + box.height <= height else {
        throw CoreMasks.Unusable(
          reason: "The box on line \(box.line) of '\(list.path)' reaches beyond its photograph of "
            + "\(width)×\(height) pixels.")
      }
      for row in box.top..<box.top + box.height {
        for column in box.left..<box.left + box.width { bytes[row * width + column] = 255 }
      }
    }
    return Bitmap(height: height, width: width, channelCount: 1, bytes: bytes)
  }
}
