/// The places of a network's map, laid over an image.
struct MapGrid: Hashable, Sendable {
  /// The image's size.
  let frame: ImageFrame
  /// How many places there are from top to bottom.
  let height: Int
  /// How many places there are from left to right.
  let width: Int

  /// How many places of the map an image's window covers, along each axis.
  var windowSize: (height: Int, width: Int) {
    (
      Self.scaled(frame.windowSide, height, frame.height),
      Self.scaled(frame.windowSide, width, frame.width)
    )
  }

  /// How many windows there are, along each axis.
  var windowCounts: (rows: Int, columns: Int) {
    (height - windowSize.height + 1, width - windowSize.width + 1)
  }

  /// A length in other units; at least 1 and at most the whole.
  private static func scaled(_ length: Int, _ count: Int, _ size: Int) -> Int {
    min(max((2 * length * count + size) / (2 * size), 1), count)
  }

  /// The window of the map that is nearest to a window of the image.
  func window(nearest place: Place) -> (row: Int, column: Int) {
    func start(_ pixel: Int, _ count: Int, _ size: Int, _ limit: Int) -> Int {
      min((2 * pixel * count + size) / (2 * size), limit - 1)
    }
    return (
      start(place.top, height, frame.height, windowCounts.rows),
      start(place.left, width, frame.width, windowCounts.columns)
    )
  }

  /// The pixels that a window of the map lies over.
  func place(row: Int, column: Int) -> Place {
    let (top, left) = (row * frame.height / height, column * frame.width / width)
    let bottom = (row + windowSize.height) * frame.height / height
    let right = (column + windowSize.width) * frame.width / width
    return Place(
      top: top, left: left, height: max(1, bottom - top), width: max(1, right - left))
  }
}
