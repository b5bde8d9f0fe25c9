extension Bitmap {
  /// Returns the middle of the image.
  ///
  /// The margin above is half of what is left over, and so is that on the left; halves are
  /// rounded to the even number, as torchvision's `CenterCrop` does. Where the image is too small
  /// it is surrounded by zeros: black, and transparent if there is alpha. The extra row or column
  /// of an odd surround then comes below or to the right.
  ///
  /// - Parameters:
  ///   - height: The height of the result, in pixels.
  ///   - width: The width of the result, in pixels.
  /// - Returns: An image of that size, with as many channels.
  /// - Precondition: Both are positive.
  public func centerCropped(height: Int, width: Int) -> Bitmap {
    let top = Self.centeringMargin(of: height, in: self.height)
    let left = Self.centeringMargin(of: width, in: self.width)
    var canvas = Canvas(height: height, width: width, channelCount: channelCount, background: 0)
    canvas.paste(self, row: -top, column: -left)
    return canvas.bitmap
  }

  /// Returns where a window starts that is centered in `size` pixels.
  private static func centeringMargin(of window: Int, in size: Int) -> Int {
    guard window <= size else { return -((window - size) / 2) }
    return Int((Double(size - window) / 2).rounded(.toNearestOrEven))
  }
}
