/// Images side by side in a grid.
///
/// Every cell is as large as the largest image, and each image is in the middle of its cell. The
/// rows fill from the left; what is missing in the last stays background.
public struct ContactSheet: Hashable, Sendable {
  /// The number of images in a row; fewer, if there are fewer images.
  public let columnCount: Int
  /// The distance between cells, and around them, in pixels.
  public let gap: Int
  /// The gray level of all that is not image.
  public let background: UInt8

  /// Creates a layout.
  ///
  /// - Parameters:
  ///   - columnCount: The number of images in a row.
  ///   - gap: The distance between cells, and around them, in pixels.
  ///   - background: The gray level of all that is not image.
  /// - Precondition: There is at least one column, and the gap is not negative.
  public init(columnCount: Int, gap: Int = 8, background: UInt8 = 255) {
    precondition(columnCount > 0, "The column count must be positive, but is \(columnCount).")
    precondition(gap >= 0, "The gap must not be negative, but is \(gap).")
    self.columnCount = columnCount
    self.gap = gap
    self.background = background
  }

  /// Returns one image that shows all.
  ///
  /// - Parameter images: Images of any sizes and channels.
  /// - Returns: An image of 3 channels: gray is repeated, and alpha shows the background.
  /// - Precondition: There is at least one image.
  public func bitmap(of images: [Bitmap]) -> Bitmap {
    precondition(!images.isEmpty, "A contact sheet needs an image.")
    let cellHeight = images.map(\.height).max() ?? 0
    let cellWidth = images.map(\.width).max() ?? 0
    let columnCount = min(columnCount, images.count)
    let rowCount = (images.count + columnCount - 1) / columnCount
    var sheet = Canvas(
      height: gap + rowCount * (cellHeight + gap), width: gap + columnCount * (cellWidth + gap),
      channelCount: 3, background: background)
    for (index, image) in images.enumerated() {
      let (row, column) = index.quotientAndRemainder(dividingBy: columnCount)
      let colors = image.removingAlpha(over: background).expandingGray()
      sheet.paste(
        colors,
        row: gap + row * (cellHeight + gap) + (cellHeight - image.height) / 2,
        column: gap + column * (cellWidth + gap) + (cellWidth - image.width) / 2)
    }
    return sheet.bitmap
  }
}
