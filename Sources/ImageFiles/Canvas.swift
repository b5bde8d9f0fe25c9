/// An image in the making, onto which others are put.
struct Canvas {
  let height: Int
  let width: Int
  let channelCount: Int
  private var bytes: [UInt8]

  /// Creates a canvas with the same value in every channel of every pixel.
  init(height: Int, width: Int, channelCount: Int, background: UInt8) {
    self.height = height
    self.width = width
    self.channelCount = channelCount
    bytes = [UInt8](repeating: background, count: height * width * channelCount)
  }

  /// What has been made so far.
  var bitmap: Bitmap {
    Bitmap(height: height, width: width, channelCount: channelCount, bytes: bytes)
  }

  /// Puts an image on the canvas, cut off at the edges.
  ///
  /// - Parameters:
  ///   - image: An image with as many channels.
  ///   - firstRow: The row where its first row goes; may be outside.
  ///   - firstColumn: The column where its first column goes; may be outside.
  mutating func paste(_ image: Bitmap, row firstRow: Int, column firstColumn: Int) {
    precondition(
      image.channelCount == channelCount,
      "\(image.channelCount) channels cannot go on \(channelCount).")
    let columns = (firstColumn..<firstColumn + image.width).clamped(to: 0..<width)
    let rows = (firstRow..<firstRow + image.height).clamped(to: 0..<height)
    let count = columns.count * channelCount
    for row in rows {
      let imagePixel = (row - firstRow) * image.width + columns.lowerBound - firstColumn
      let source = imagePixel * channelCount
      let target = (row * width + columns.lowerBound) * channelCount
      bytes.replaceSubrange(target..<target + count, with: image.bytes[source..<source + count])
    }
  }
}
