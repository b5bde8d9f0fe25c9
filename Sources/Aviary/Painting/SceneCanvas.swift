/// Memory that a scene is painted on, from back to front.
///
/// Places are in scene units: the shorter side is `0...1`, the middle `(0.5, 0.5)`.
struct SceneCanvas {
  let height: Int
  let width: Int
  /// Colors, of shape `[height, width]`.
  let pixels: UnsafeMutablePointer<Color>
  /// How much of each pixel shows each lane, of shape `[height, width]`, where that is wanted.
  let coverage: UnsafeMutablePointer<SIMD8<Float>>?

  /// How many pixels there are in a scene unit.
  var unit: Float { Float(min(height, width)) }

  /// Returns the middle of a pixel.
  @inline(__always)
  func point(row: Int, column: Int) -> Point {
    Point(
      (Float(column) + 0.5 - Float(width) / 2) / unit + 0.5,
      (Float(row) + 0.5 - Float(height) / 2) / unit + 0.5)
  }

  /// Where the picture ends.
  var topLeft: Point {
    Point(0.5 - Float(width) / 2 / unit, 0.5 - Float(height) / 2 / unit)
  }

  /// Paints every pixel near a place.
  ///
  /// - Parameters:
  ///   - center: The middle of what is painted.
  ///   - radius: How far from it, to the sides and up and down, there is anything to paint.
  ///   - lane: What it counts as, if anything.
  ///   - ink: The color at a place, with its opacity.
  @inline(__always)
  func paint(
    around center: Point, radius: Float, lane: Int?, _ ink: (Point) -> Color
  ) {
    paint(from: center - Point(radius, radius), to: center + Point(radius, radius), lane: lane, ink)
  }

  /// Paints every pixel of a box.
  @inline(__always)
  func paint(from: Point, to: Point, lane: Int?, _ ink: (Point) -> Color) {
    let rows = span(from.y, to.y, height)
    let columns = span(from.x, to.x, width)
    for row in rows {
      for column in columns {
        let color = ink(point(row: row, column: column))
        guard color.w > 0 else { continue }
        let index = row * width + column
        // What is opaque leaves nothing of what was there, not even a last bit.
        pixels[index] = pixels[index] * (1 - color.w) + color * color.w
        if let coverage { cover(&coverage[index], color.w, lane) }
      }
    }
  }

  /// Paints every pixel.
  @inline(__always)
  func paint(lane: Int? = nil, _ ink: (Point) -> Color) {
    paint(from: topLeft, to: Point(1, 1) - topLeft, lane: lane, ink)
  }

  /// Changes every color in place.
  @inline(__always)
  func change(_ change: (Color, _ row: Int, _ column: Int) -> Color) {
    for row in 0..<height {
      for column in 0..<width {
        pixels[row * width + column] = change(pixels[row * width + column], row, column)
      }
    }
  }

  @inline(__always)
  private func cover(_ shares: inout SIMD8<Float>, _ alpha: Float, _ lane: Int?) {
    shares *= 1 - alpha
    if let lane { shares[lane] += alpha }
  }

  /// The rows or columns between two places.
  private func span(_ from: Float, _ to: Float, _ count: Int) -> Range<Int> {
    let middle = Float(count) / 2
    let first = (from - 0.5) * unit + middle - 0.5
    let last = (to - 0.5) * unit + middle - 0.5
    let start = Int(clamp(first.rounded(.up), 0, Float(count)))
    return start..<max(start, Int(clamp(last.rounded(.down) + 1, 0, Float(count))))
  }
}
