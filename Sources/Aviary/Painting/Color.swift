/// Red, green and blue in `0...1`, and in the fourth place how much of it there is.
typealias Color = SIMD4<Float>

extension Color {
  /// Creates an opaque color.
  @inline(__always)
  init(_ red: Float, _ green: Float, _ blue: Float) { self.init(red, green, blue, 1) }

  /// Returns the color with another opacity.
  @inline(__always)
  func opacity(_ alpha: Float) -> Color {
    var color = self
    color.w = alpha
    return color
  }

  /// Returns the color made brighter or darker, as opaque as before.
  @inline(__always)
  func times(_ factor: Float) -> Color { self * Color(factor, factor, factor, 1) }

  /// Returns a mixture with another color: 0 gives this one, 1 the other.
  @inline(__always)
  func mixed(_ other: Color, _ share: Float) -> Color { self + (other - self) * share }
}
