/// The color of the light that an image was taken in.
///
/// Things have colors of their own, but their edges are gray on average (the gray-edge hypothesis of
/// van de Weijer, Gevers and Gijsenij, 2007): a meadow is green, and the differences between its
/// blades are not. So a cast of color shows in edges with less of the scene's own colors than in
/// the mean.
struct Light {
  /// How strong each channel is in it, without a scale.
  let channels: [Float]

  /// How much the mean color counts beside the mean edge: it decides where there is no edge to see.
  private static let meanShare: Float = 0.01

  /// Measures an image.
  ///
  /// - Parameters:
  ///   - planes: Colors, of shape `[channels, height, width]`.
  ///   - weights: How much each pixel counts, of shape `[height, width]`.
  ///   - height: The height, in pixels.
  ///   - width: The width, in pixels.
  init(_ planes: [Float], weights: [Float], height: Int, width: Int) {
    let size = height * width
    channels = (0..<planes.count / size).map { channel in
      let start = channel * size
      var (edges, colors) = (WeightedMean(), WeightedMean())
      for pixel in 0..<size {
        let color = planes[start + pixel]
        colors.add(color, weights[pixel])
        let isLast = (row: pixel / width == height - 1, column: pixel % width == width - 1)
        let (below, beside) = (isLast.row ? 0 : width, isLast.column ? 0 : 1)
        let down = planes[start + pixel + below] - color
        let across = planes[start + pixel + beside] - color
        edges.add(
          (down * down + across * across).squareRoot(),
          weights[pixel] * weights[pixel + below] * weights[pixel + beside])
      }
      return edges.value + Self.meanShare * colors.value
    }
  }
}

/// A mean of values that count differently; 0 of none.
private struct WeightedMean {
  private var sum: Float = 0
  private var total: Float = 0

  var value: Float { total > 0 ? sum / total : 0 }

  mutating func add(_ value: Float, _ weight: Float) {
    sum += weight * value
    total += weight
  }
}
