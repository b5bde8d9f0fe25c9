/// An image of 8 bits a channel, as files hold it.
///
/// The bytes are `[height, width, channelCount]`, row by row from the top, with the channels of a
/// pixel side by side. One channel is gray, two are gray and alpha, three red, green and blue,
/// four these and alpha. Alpha is not premultiplied: `0` is transparent, `255` opaque.
public struct Bitmap: Hashable, Sendable {
  /// The height, in pixels.
  public let height: Int
  /// The width, in pixels.
  public let width: Int
  /// The number of channels, in `1...4`.
  public let channelCount: Int
  /// The channels of all pixels.
  public let bytes: [UInt8]

  /// Creates an image from its bytes.
  ///
  /// - Parameters:
  ///   - height: The height, in pixels.
  ///   - width: The width, in pixels.
  ///   - channelCount: The number of channels.
  ///   - bytes: The channels of all pixels, of shape `[height, width, channelCount]`.
  /// - Precondition: The height and the width are positive, there are 1 to 4 channels, and as
  ///   many bytes as they need.
  public init(height: Int, width: Int, channelCount: Int, bytes: [UInt8]) {
    precondition(height > 0, "The height must be positive, but is \(height).")
    precondition(width > 0, "The width must be positive, but is \(width).")
    precondition(1...4 ~= channelCount, "There must be 1 to 4 channels, but are \(channelCount).")
    precondition(
      bytes.count == height * width * channelCount,
      "\(height)x\(width)x\(channelCount) needs \(height * width * channelCount) bytes, "
        + "not \(bytes.count).")
    self.height = height
    self.width = width
    self.channelCount = channelCount
    self.bytes = bytes
  }

  /// Creates an image of one color.
  ///
  /// - Parameters:
  ///   - height: The height, in pixels.
  ///   - width: The width, in pixels.
  ///   - pixel: The channels of every pixel.
  /// - Precondition: The height and the width are positive, and there are 1 to 4 channels.
  public init(height: Int, width: Int, filledWith pixel: [UInt8]) {
    let bytes = (0..<height * width).flatMap { _ in pixel }
    self.init(height: height, width: width, channelCount: pixel.count, bytes: bytes)
  }
}

extension Bitmap {
  /// The number of pixels.
  public var pixelCount: Int { height * width }

  /// Whether the last channel is alpha.
  public var hasAlpha: Bool { channelCount == 2 || channelCount == 4 }

  /// The channels of one pixel.
  ///
  /// - Precondition: The row and the column are inside the image.
  public subscript(row row: Int, column column: Int) -> ArraySlice<UInt8> {
    precondition(0..<height ~= row, "Row \(row) is outside 0..<\(height).")
    precondition(0..<width ~= column, "Column \(column) is outside 0..<\(width).")
    let start = (row * width + column) * channelCount
    return bytes[start..<start + channelCount]
  }
}
