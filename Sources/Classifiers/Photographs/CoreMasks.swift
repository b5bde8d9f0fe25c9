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

  private enum Source {
    case folder(URL)
    case boxes(CoreBoxes)
  }

  private let source: Source

  /// Which of both it is.
  public var kind: Kind {
    if case .folder = source { .masks } else { .boxes }
  }

  /// Finds masks, or reads a list of boxes; no mask is read.
  ///
  /// - Parameter place: A folder, or a list.
  /// - Throws: `PhotographError` if nothing is there, or the list is wrong.
  public init(at place: URL) throws(PhotographError) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder) else {
      throw .unreadableMasks(place: place.path)
    }
    source = isFolder.boolValue ? .folder(place) : .boxes(try CoreBoxes(listedIn: place))
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
    case .boxes(let boxes): mask = try boxes.mask(of: photograph, height: height, width: width)
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

  /// The darkest white that marks anything.
  package static let leastWhite: UInt8 = 128

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
