/// A place or a vector: x to the right, y down.
typealias Point = SIMD2<Float>

extension Point {
  /// The length of the vector.
  @inline(__always) var length: Float { (x * x + y * y).squareRoot() }
}

/// The cosine and sine of an angle of at most a right one, in radians.
///
/// The series up to the eighth power, within 3e-5: a mathematics library's last bits differ from
/// machine to machine, and pixels must not.
func cosineAndSine(_ angle: Float) -> Point {
  let s = angle * angle
  let cosine = 1 - s / 2 * (1 - s / 12 * (1 - s / 30 * (1 - s / 56)))
  let sine = angle * (1 - s / 6 * (1 - s / 20 * (1 - s / 42 * (1 - s / 72))))
  return Point(cosine, sine)
}

/// Returns a number brought into a range.
@inline(__always) func clamp(_ x: Float, _ low: Float = 0, _ high: Float = 1) -> Float {
  min(max(x, low), high)
}

/// Returns 0 below one edge, 1 above the other, and a smooth step between; edges may fall.
@inline(__always) func smoothStep(_ from: Float, _ to: Float, _ x: Float) -> Float {
  let t = clamp((x - from) / (to - from))
  return t * t * (3 - 2 * t)
}

/// Returns a triangle wave of period 1: 0 at whole numbers, 1 half way between.
@inline(__always) func triangle(_ x: Float) -> Float {
  let shifted = x + 64
  let fraction = shifted - Float(Int32(shifted))
  return 1 - abs(2 * fraction - 1)
}
