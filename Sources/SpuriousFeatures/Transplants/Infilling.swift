/// Fills what is hidden from its surroundings, smoothly.
///
/// The image is halved until every pixel knows something of what may be seen; then each size takes
/// what it does not know itself from the one half as large (the pull-push method; Gortler et al.,
/// "The Lumigraph", 1996).
struct Infilling {
  let height: Int
  let width: Int
  /// The colors that are known, times ``weights``.
  private var values: [Float]
  /// How much of each pixel is known, in `0...1`.
  private var weights: [Float]
  private let channelCount: Int

  /// Fills planes where a mask hides them.
  ///
  /// - Parameters:
  ///   - planes: Colors, of shape `[channels, height, width]`.
  ///   - hidden: How much of each pixel is hidden, of shape `[height, width]`.
  ///   - height: The height, in pixels.
  ///   - width: The width, in pixels.
  /// - Returns: The planes, with every hidden share filled; as they are if nothing may be seen.
  static func filled(
    _ planes: [Float], hidden: [Float], height: Int, width: Int
  ) -> [Float] {
    guard hidden.contains(where: { $0 < 1 }) else { return planes }
    let weights = hidden.map { 1 - min(max($0, 0), 1) }
    let size = height * width
    let values = planes.indices.map { planes[$0] * weights[$0 % size] }
    return Infilling(
      height: height, width: width, values: values, weights: weights,
      channelCount: planes.count / size
    ).filled()
  }

  private init(height: Int, width: Int, values: [Float], weights: [Float], channelCount: Int) {
    self.height = height
    self.width = width
    self.values = values
    self.weights = weights
    self.channelCount = channelCount
  }

  private func filled() -> [Float] {
    let isComplete = weights.allSatisfy { $0 > 0.999 }
    guard !isComplete, height > 1 || width > 1 else {
      return values.indices.map { index in
        let weight = weights[index % (height * width)]
        return weight > 0 ? values[index] / weight : 0
      }
    }
    let smaller = halved()
    return completed(by: smaller.filled(), height: smaller.height, width: smaller.width)
  }

  /// Sums of two by two pixels, with at most the weight of one.
  private func halved() -> Infilling {
    let (rows, columns) = ((height + 1) / 2, (width + 1) / 2)
    var sums = [Float](repeating: 0, count: channelCount * rows * columns)
    var totals = [Float](repeating: 0, count: rows * columns)
    for row in 0..<height {
      for column in 0..<width {
        let (from, to) = (row * width + column, row / 2 * columns + column / 2)
        totals[to] += weights[from]
        for channel in 0..<channelCount {
          sums[channel * rows * columns + to] += values[channel * height * width + from]
        }
      }
    }
    for index in sums.indices {
      sums[index] /= max(1, totals[index % (rows * columns)])
    }
    return Infilling(
      height: rows, width: columns, values: sums, weights: totals.map { min($0, 1) },
      channelCount: channelCount)
  }

  /// The known shares, completed by what a smaller image has there, between its pixels' centers.
  private func completed(by smaller: [Float], height rows: Int, width columns: Int) -> [Float] {
    var result = values
    for row in 0..<height {
      let y = Self.position(row, of: rows)
      for column in 0..<width {
        let index = row * width + column
        let missing = 1 - weights[index]
        guard missing > 0 else { continue }
        let x = Self.position(column, of: columns)
        for channel in 0..<channelCount {
          let start = channel * rows * columns
          let upper =
            smaller[start + y.low * columns + x.low] * (1 - x.share)
            + smaller[start + y.low * columns + x.high] * x.share
          let lower =
            smaller[start + y.high * columns + x.low] * (1 - x.share)
            + smaller[start + y.high * columns + x.high] * x.share
          result[channel * height * width + index] +=
            missing * (upper * (1 - y.share) + lower * y.share)
        }
      }
    }
    return result
  }

  /// Where a pixel's center lies between those of an image half as large.
  private static func position(_ place: Int, of count: Int) -> (low: Int, high: Int, share: Float) {
    let exact = min(max((Float(place) - 0.5) / 2, 0), Float(count - 1))
    let low = Int(exact)
    return (low, min(low + 1, count - 1), exact - Float(low))
  }
}
