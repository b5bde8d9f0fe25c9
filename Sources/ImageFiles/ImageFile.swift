public import Foundation

/// An image that was read, and what its file says about it.
public struct ImageFile: Hashable, Sendable {
  /// The image, upright.
  public let bitmap: Bitmap
  /// The format of the file, found by its content.
  public let format: ImageFormat
  /// How the image was stored, before it was turned upright.
  public let orientation: ImageOrientation
  /// The texts of a PNG file by keyword; the first of several with one keyword.
  public let text: [String: String]
}

extension ImageFile {
  /// The most pixels an image may have: 64 megapixels, more than any camera's photo used for
  /// training, and 256 MB with four channels.
  public static let pixelCountLimit = 64 * 1024 * 1024

  /// The most bytes a file may have: those of the largest image, uncompressed.
  public static let byteCountLimit = 4 * pixelCountLimit

  /// Reads a PNG or JPEG file.
  ///
  /// PNG files may be of any color type, interlaced or not; palettes become colors, and 16 bits
  /// are rounded to 8. JPEG files may be gray, in color or in inks (CMYK, YCCK), which become
  /// colors as Pillow converts them, and are turned upright as their EXIF data says. Gamma and
  /// color profiles are ignored. The format is found by content; the file's name does not matter.
  ///
  /// - Parameter url: Where the file is.
  /// - Throws: `ImageFileError`, which names the file and the reason.
  public init(contentsOf url: URL) throws(ImageFileError) {
    let path = url.path
    let bytes = try readFile(path, byteCountLimit: Self.byteCountLimit)
    try self.init(bytes: bytes, path: path)
  }

  /// Decodes the bytes of a PNG or JPEG file.
  ///
  /// - Parameters:
  ///   - bytes: The whole file, which may hold anything.
  ///   - path: What errors call it.
  /// - Throws: `ImageFileError`, if the bytes are not an image that can be read.
  /// - SeeAlso: ``init(contentsOf:)``
  public init(bytes: [UInt8], path: String) throws(ImageFileError) {
    guard !bytes.isEmpty else { throw .empty(path: path) }
    switch FileSignature(bytes) {
    case .readable(.png):
      self = try decodePNG(bytes, path: path)
    case .readable(.jpeg):
      self = try decodeJPEG(bytes, path: path)
    case .unsupported(let format):
      throw .unsupportedFormat(path: path, format: format)
    case .unknown:
      throw .notAnImage(path: path)
    }
  }
}

extension Bitmap {
  /// Reads a PNG or JPEG file.
  ///
  /// - Parameter url: Where the file is.
  /// - Throws: `ImageFileError`, which names the file and the reason.
  /// - SeeAlso: ``ImageFile/init(contentsOf:)``
  public init(contentsOf url: URL) throws(ImageFileError) {
    self = try ImageFile(contentsOf: url).bitmap
  }
}
