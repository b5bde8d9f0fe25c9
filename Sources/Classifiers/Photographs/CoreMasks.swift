public import Foundation
public import ImageFiles

/// What of each photograph is the class itself, as somebody has said: masks or boxes.
///
/// Masks are PNG files in a folder, each with its photograph's name but for the extension: in
/// subfolders like the photographs', or all in one. White is the class itself, black is not, and
/// gray is partly. Boxes stand in a list of comma-separated values with the columns `file`, `left`,
/// `top`, `width` and `height`, in pixels of the upright photograph; several of one photograph are
/// taken together.
public struct CoreMasks: Sendable {
  /// Which of both it is.
  public enum Kind: Hashable, Sendable {
    case masks, boxes
  }

  /// Why a photograph's mask is of no use.
  public struct Unusable: Error, Hashable, Sendable {
    /// One sentence or two.
    public let reason: String
  }

  private struct Box: Hashable {
    let left: Int
    let top: Int
    let width: Int
    let height: Int
    let line: Int
  }

  private enum Source {
    case folder(URL)
    /// By file, and by name alone.
    case boxes([String: [Box]])
  }

  private let source: Source
  private let place: URL

  /// Which of both it is.
  public var kind: Kind {
    if case .folder = source { .masks } else { .boxes }
  }

  /// Finds masks, or reads a list of boxes; no mask is read.
  ///
  /// - Parameter place: A folder, or a list.
  /// - Throws: `PhotographError` if nothing is there, or the list is wrong.
  public init(at place: URL) throws(PhotographError) {
    self.place = place
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder) else {
      throw .unreadableMasks(place: place.path)
    }
    source = isFolder.boolValue ? .folder(place) : .boxes(try Self.boxes(in: place))
  }

  private static func boxes(in list: URL) throws(PhotographError) -> [String: [Box]] {
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
    return boxes
  }

  /// The mask of a photograph.
  ///
  /// - Parameters:
  ///   - photograph: The photograph.
  ///   - height: Its height when upright, in pixels.
  ///   - width: Its width when upright, in pixels.
  /// - Returns: One channel of the photograph's size; `nil` if there is none.
  /// - Throws: ``Unusable`` if there is one that cannot be used.
  public func mask(
    of photograph: PhotographFolder.Photograph, height: Int, width: Int
  ) throws(Unusable) -> Bitmap? {
    let mask: Bitmap?
    switch source {
    case .folder(let folder): mask = try Self.file(of: photograph, in: folder, height, width)
    case .boxes(let boxes):
      let own =
        boxes[photograph.path] ?? boxes[photograph.file.path]
        ?? boxes[photograph.file.lastPathComponent]
      mask = try own.map { (own) throws(Unusable) in
        try Self.drawn(own, in: place, height: height, width: width)
      }
    }
    guard let mask else { return nil }
    return try Self.checked(mask, of: photograph)
  }

  private static func file(
    of photograph: PhotographFolder.Photograph, in folder: URL, _ height: Int, _ width: Int
  ) throws(Unusable) -> Bitmap? {
    let path = (photograph.path as NSString).deletingPathExtension
    let candidates = [path, (path as NSString).lastPathComponent].map {
      folder.appending(path: "\($0).png")
    }
    guard let file = candidates.first(where: { FileManager.default.fileExists(atPath: $0.path) })
    else { return nil }
    let mask = try read(file)
    guard mask.height == height, mask.width == width else {
      throw Unusable(
        reason: "The mask '\(file.path)' has \(mask.width)×\(mask.height) pixels, and its "
          + "photograph \(width)×\(height). Make it of the same size.")
    }
    return mask
  }

  private static func read(_ file: URL) throws(Unusable) -> Bitmap {
    do throws(ImageFileError) {
      return try Bitmap(contentsOf: file).withChannelCount(1)
    } catch {
      throw Unusable(reason: error.description)
    }
  }

  private static func drawn(
    _ boxes: [Box], in list: URL, height: Int, width: Int
  ) throws(Unusable) -> Bitmap {
    var bytes = [UInt8](repeating: 0, count: height * width)
    for box in boxes {
      guard box.left + box.width <= width, box.top + box.height <= height else {
        throw Unusable(
          reason: "The box on line \(box.line) of '\(list.path)' reaches beyond its photograph of "
            + "\(width)×\(height) pixels.")
      }
      for row in box.top..<box.top + box.height {
        for column in box.left..<box.left + box.width { bytes[row * width + column] = 255 }
      }
    }
    return Bitmap(height: height, width: width, channelCount: 1, bytes: bytes)
  }

  /// The darkest white that marks anything.
  private static let leastWhite: UInt8 = 128

  private static func checked(
    _ mask: Bitmap, of photograph: PhotographFolder.Photograph
  ) throws(Unusable) -> Bitmap {
    guard mask.bytes.contains(where: { $0 >= leastWhite }) else {
      throw Unusable(
        reason: "The mask of '\(photograph.path)' marks nothing: its largest value is "
          + "\(mask.bytes.max() ?? 0) of 255. White marks the class itself.")
    }
    guard mask.bytes.contains(where: { $0 < leastWhite }) else {
      throw Unusable(
        reason: "The mask of '\(photograph.path)' marks the whole photograph. Black marks what is "
          + "not the class itself.")
    }
    return mask
  }
}
