/// Memory for one image's colors, of shape `[channels, height, width]`.
typealias ImageMemory = UnsafeMutableBufferPointer<Float>

extension UnsafeMutableBufferPointer<Float> {
  /// Fills the memory with an image.
  func draw(_ planes: [Float]) {
    _ = update(fromContentsOf: planes)
  }

  /// Replaces the pixels of a mask, in all channels, by those of an image.
  func draw(_ planes: [Float], where mask: [Bool]) {
    for index in planes.indices where mask[index % mask.count] { self[index] = planes[index] }
  }

  /// Adds an image, and keeps the result among colors.
  func add(_ planes: [Float]) {
    for index in planes.indices {
      self[index] = Swift.min(Swift.max(self[index] + planes[index], 0), 1)
    }
  }

  /// Replaces a rectangle by one of the same size from an image.
  ///
  /// - Parameters:
  ///   - source: Where the rectangle is in `planes`.
  ///   - planes: The image, of the memory's shape.
  ///   - target: Where it goes.
  ///   - frame: The image's size.
  func draw(_ source: Place, of planes: [Float], at target: Place, in frame: ImageFrame) {
    let size = frame.height * frame.width
    for channel in 0..<planes.count / size {
      for row in 0..<source.height {
        let from = channel * size + (source.top + row) * frame.width + source.left
        let to = channel * size + (target.top + row) * frame.width + target.left
        for column in 0..<source.width { self[to + column] = planes[from + column] }
      }
    }
  }
}
