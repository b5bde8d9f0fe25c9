/// Signed distances to outlines: negative inside.
enum Shape {
  /// The distance to an ellipse around the origin, exact near the outline only.
  @inline(__always)
  static func ellipse(_ p: Point, _ radii: Point) -> Float {
    let scaled = p / radii
    let inner = scaled.length
    let gradient = (scaled / radii).length
    return gradient > 1e-6 ? inner * (inner - 1) / gradient : -min(radii.x, radii.y)
  }

  /// The distance to a line with round ends, whose radius goes from one value to another.
  @inline(__always)
  static func taper(_ p: Point, _ a: Point, _ b: Point, _ from: Float, _ to: Float) -> Float {
    let (ap, ab) = (p - a, b - a)
    let t = clamp((ap * ab).sum() / (ab * ab).sum())
    return (ap - ab * t).length - (from + (to - from) * t)
  }

  /// The distance to a convex polygon's outline, whose corners go clockwise as seen, or less
  /// outside near its corners.
  @inline(__always)
  static func triangle(_ p: Point, _ a: Point, _ b: Point, _ c: Point) -> Float {
    max(side(p, a, b), max(side(p, b, c), side(p, c, a)))
  }

  /// The distance to the line through two points, positive on the left of the way as seen.
  @inline(__always)
  static func side(_ p: Point, _ a: Point, _ b: Point) -> Float {
    let along = b - a
    let across = Point(along.y, -along.x)
    return ((p - a) * across).sum() / across.length
  }

  /// The distance to a box around the origin.
  @inline(__always)
  static func box(_ p: Point, _ half: Point) -> Float {
    let (x, y) = (abs(p.x) - half.x, abs(p.y) - half.y)
    return Point(max(x, 0), max(y, 0)).length + min(max(x, y), 0)
  }

  /// The distance to two shapes grown together where they are nearer to each other than `width`.
  @inline(__always)
  static func blend(_ a: Float, _ b: Float, _ width: Float) -> Float {
    let h = max(width - abs(a - b), 0) / width
    return min(a, b) - h * h * width / 4
  }
}
