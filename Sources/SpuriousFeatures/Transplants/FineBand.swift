/// The part of an image that is too fine for things to have.
///
/// A pixel less the image smoothed along rows and columns by (-1, 4, 10, 4, -1) / 16, the
/// maximally flat filter of five taps: of a wave of 0.5 cycles a pixel along both axes all is left,
/// of one of 0.25 a fifth, of one of 0.1 nothing to speak of. At the margins the image is mirrored.
enum FineBand {
  /// Returns the fine part of planes of shape `[channels, height, width]`.
  static func of(_ planes: [Float], height: Int, width: Int) -> [Float] {
    let smooth = smoothed(planes, height: height, width: width)
    return zip(planes, smooth).map { $0 - $1 }
  }

  /// Returns the fine part of the mean of several images: what they have in common.
  static func ofMean(_ images: [[Float]], height: Int, width: Int) -> [Float] {
    var mean = [Float](repeating: 0, count: images.first?.count ?? 0)
    for planes in images {
      for (index, value) in planes.enumerated() { mean[index] += value / Float(images.count) }
    }
    return of(mean, height: height, width: width)
  }

  /// Returns the planes without their fine part.
  static func smoothed(_ planes: [Float], height: Int, width: Int) -> [Float] {
    let rows = planes.count / max(width, 1)
    let across = filtered(planes, lineCount: rows, length: width) { $0 * width + $1 }
    let size = height * width
    return filtered(across, lineCount: planes.count / max(height, 1), length: height) {
      line, place in
      line / width * size + place * width + line % width
    }
  }

  /// How many pixels to each side the filter reaches.
  static let reach = 2
  private static let taps: [Float] = [-1, 4, 10, 4, -1].map { $0 / 16 }

  private static func filtered(
    _ values: [Float], lineCount: Int, length: Int, index: (_ line: Int, _ place: Int) -> Int
  ) -> [Float] {
    [Float](unsafeUninitializedCapacity: values.count) { result, count in
      values.withUnsafeBufferPointer { values in
        for line in 0..<lineCount {
          for place in 0..<length {
            var sum: Float = 0
            for (tap, weight) in taps.enumerated() {
              sum += weight * values[index(line, mirrored(place + tap - reach, length))]
            }
            result[index(line, place)] = sum
          }
        }
      }
      count = values.count
    }
  }

  /// A place beyond the ends, mirrored at the last one.
  private static func mirrored(_ place: Int, _ length: Int) -> Int {
    let inside = place < 0 ? -place : place >= length ? 2 * (length - 1) - place : place
    return min(max(inside, 0), length - 1)
  }
}
