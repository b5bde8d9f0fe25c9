extension Bitmap {
  /// Returns the image over a gray background, without alpha.
  ///
  /// A channel becomes `(alpha * channel + (255 - alpha) * background) / 255`, rounded to nearest,
  /// in the values as stored: no gamma is undone, as in browsers and in Pillow.
  ///
  /// - Parameter background: The gray level that shows where the image is transparent.
  /// - Returns: An image of 1 or 3 channels; the image itself if it has no alpha.
  public func removingAlpha(over background: UInt8 = 255) -> Bitmap {
    guard hasAlpha else { return self }
    let colorCount = channelCount - 1
    var result: [UInt8] = []
    result.reserveCapacity(pixelCount * colorCount)
    for start in stride(from: 0, to: bytes.count, by: channelCount) {
      let alpha = UInt32(bytes[start + colorCount])
      for color in bytes[start..<start + colorCount] {
        let sum = alpha * UInt32(color) + (255 - alpha) * UInt32(background)
        result.append(UInt8((sum + 127) / 255))
      }
    }
    return Bitmap(height: height, width: width, channelCount: colorCount, bytes: result)
  }

  /// Returns the image with its gray repeated as red, green and blue.
  ///
  /// - Returns: An image of 3 channels, or of 4 if there is alpha; the image itself if it has
  ///   colors already.
  public func expandingGray() -> Bitmap {
    guard channelCount < 3 else { return self }
    var result: [UInt8] = []
    result.reserveCapacity(pixelCount * (channelCount + 2))
    for start in stride(from: 0, to: bytes.count, by: channelCount) {
      let gray = bytes[start]
      result.append(contentsOf: [gray, gray, gray])
      if hasAlpha { result.append(bytes[start + 1]) }
    }
    return Bitmap(height: height, width: width, channelCount: channelCount + 2, bytes: result)
  }
}
