extension Bitmap {
  /// Creates an image from channels in planes, as tensors hold them.
  ///
  /// A value becomes `255 * value`, rounded to nearest; values outside `0...1` become the nearer
  /// end, and what is no number becomes 0.
  ///
  /// - Parameters:
  ///   - planes: Values in `0...1`, of shape `[channelCount, height, width]`.
  ///   - height: The height, in pixels.
  ///   - width: The width, in pixels.
  /// - Precondition: There are 1 to 4 whole planes.
  public init(planes: [Float], height: Int, width: Int) {
    let planeSize = height * width
    let channelCount = planes.count / planeSize
    var bytes = [UInt8](repeating: 0, count: planes.count)
    for channel in 0..<channelCount {
      for pixel in 0..<planeSize {
        // `max` comes first, so that it replaces what is no number.
        let value = min(max(0, planes[channel * planeSize + pixel]), 1)
        bytes[pixel * channelCount + channel] = UInt8((255 * value).rounded())
      }
    }
    self.init(height: height, width: width, channelCount: channelCount, bytes: bytes)
  }

  /// The channels in planes, as tensors hold them.
  ///
  /// - Returns: Values in `0...1`, each a byte divided by 255, of shape
  ///   `[channelCount, height, width]`.
  public var planes: [Float] {
    var planes = [Float](repeating: 0, count: bytes.count)
    for channel in 0..<channelCount {
      for pixel in 0..<pixelCount {
        planes[channel * pixelCount + pixel] = Float(bytes[pixel * channelCount + channel]) / 255
      }
    }
    return planes
  }
}
