/// Hides a place of an image behind what surrounds it.
enum OcclusionPatch {
  /// Fills a place with what the pixels around it continue to, along its row and its column.
  ///
  /// Each pixel becomes the mean of two straight lines, between the nearest pixels left and right of
  /// the place and between those above and below. Pixels of the core stay.
  ///
  /// - Parameters:
  ///   - place: The place.
  ///   - source: Colors, of shape `[channels, height, width]`.
  ///   - core: How much of each pixel must stay.
  ///   - frame: The image's size.
  ///   - channelCount: How many values each pixel has.
  ///   - canvas: Where to draw: a copy of the colors.
  static func fill(
    _ place: Place, of source: [Float], core: [Float]?, frame: ImageFrame, channelCount: Int,
    to canvas: UnsafeMutableBufferPointer<Float>
  ) {
    let size = frame.height * frame.width
    let (top, bottom) = (place.top - 1, place.top + place.height)
    let (left, right) = (place.left - 1, place.left + place.width)
    for channel in 0..<channelCount {
      func color(_ row: Int, _ column: Int) -> Float {
        source[channel * size + row * frame.width + column]
      }
      for row in place.rows {
        for column in place.columns {
          let sides = line(
            column, left, right, below: frame.width
          ) { color(row, $0) }
          let ends = line(row, top, bottom, below: frame.height) { color($0, column) }
          guard let value = mean(sides, ends) else { continue }
          let index = row * frame.width + column
          let share = 1 - (core?[index] ?? 0)
          canvas[channel * size + index] += share * (value - canvas[channel * size + index])
        }
      }
    }
  }

  /// The value at a position on a straight line between two ends, those outside left out.
  private static func line(
    _ position: Int, _ start: Int, _ end: Int, below limit: Int, _ value: (Int) -> Float
  ) -> Float? {
    switch (start >= 0, end < limit) {
    case (true, true):
      let share = Float(position - start) / Float(end - start)
      return value(start) * (1 - share) + value(end) * share
    case (true, false): return value(start)
    case (false, true): return value(end)
    case (false, false): return nil
    }
  }

  private static func mean(_ a: Float?, _ b: Float?) -> Float? {
    guard let a else { return b }
    guard let b else { return a }
    return (a + b) / 2
  }
}
