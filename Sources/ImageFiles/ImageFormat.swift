/// A file format that can be read.
public enum ImageFormat: String, Hashable, Sendable, CaseIterable, CustomStringConvertible {
  case png = "PNG"
  case jpeg = "JPEG"

  public var description: String { rawValue }
}

/// What the first bytes of a file say it is, whatever its name.
enum FileSignature: Equatable {
  case readable(ImageFormat)
  /// An image, but of this other format.
  case unsupported(String)
  case unknown

  /// Recognizes a file by its first bytes.
  init(_ bytes: [UInt8]) {
    if let format = Self.readableStarts.first(where: { bytes.starts(with: $0.start) })?.format {
      self = .readable(format)
    } else if let name = Self.otherStarts.first(where: { bytes.starts(with: $0.start) })?.name
      ?? Self.containedFormat(bytes)
    {
      self = .unsupported(name)
    } else {
      self = .unknown
    }
  }

  private static let readableStarts: [(start: [UInt8], format: ImageFormat)] = [
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .png),
    ([0xFF, 0xD8, 0xFF], .jpeg),
  ]

  private static let otherStarts: [(start: [UInt8], name: String)] = [
    (Array("GIF87a".utf8), "GIF"),
    (Array("GIF89a".utf8), "GIF"),
    (Array("BM".utf8), "BMP"),
    (Array("II*\0".utf8), "TIFF"),
    (Array("MM\0*".utf8), "TIFF"),
    ([0x00, 0x00, 0x00, 0x0C, 0x6A, 0x50, 0x20, 0x20], "JPEG 2000"),
    ([0x00, 0x00, 0x00, 0x0C, 0x4A, 0x58, 0x4C, 0x20], "JPEG XL"),
    ([0xFF, 0x0A], "JPEG XL"),
  ]

  /// The formats in general containers: RIFF, and the boxes of ISO 14496-12.
  private static func containedFormat(_ bytes: [UInt8]) -> String? {
    guard bytes.count >= 12 else { return nil }
    let brand = bytes[8..<12]
    if bytes.starts(with: "RIFF".utf8) { return brand.elementsEqual("WEBP".utf8) ? "WebP" : nil }
    guard bytes[4..<8].elementsEqual("ftyp".utf8) else { return nil }
    if ["avif", "avis"].contains(where: { brand.elementsEqual($0.utf8) }) { return "AVIF" }
    let heifBrands = ["heic", "heix", "hevc", "heim", "heis", "mif1", "msf1"]
    return heifBrands.contains { brand.elementsEqual($0.utf8) } ? "HEIC" : nil
  }
}
