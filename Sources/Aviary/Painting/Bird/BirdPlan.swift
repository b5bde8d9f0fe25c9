/// Where the bird goes, and in what proportions.
///
/// A bird is drawn in its own units, looking to the right: the trunk is around the origin and .6
/// long, the feet are at `feet`.
struct BirdPlan {
  /// Where the feet stand, in the bird's units.
  static let feet = Point(0.03, 0.365)
  /// How large a bird's unit is in the picture at scale 1.
  private static let unit: Float = 0.68

  /// The bird's origin in the picture.
  var center: Point
  /// How large a bird's unit is in the picture.
  var scale: Float
  /// The beak's size, relative to the usual one.
  var beakScale: Float = 1
  /// The radii's factor across the trunk.
  let plumpness: Float
  /// The cosine and sine of the tilt.
  private let turn: Point
  /// -1 for a bird that looks to the left.
  let side: Float

  init(_ pose: Pose) {
    scale = Self.unit * pose.scale
    side = pose.isFlipped ? -1 : 1
    plumpness = pose.plumpness
    turn = cosineAndSine(pose.degrees * (Float.pi / 180))
    // A bird's tail is longer than its beak: the middle of the whole is behind the origin.
    center = Point(0.5 + pose.right + side * 0.07 * pose.scale, 0.49 + pose.down)
  }

  /// Returns a place of the picture in the bird's units.
  @inline(__always)
  func local(_ p: Point) -> Point {
    let q = (p - center) / scale
    let x = q.x * side
    return Point(turn.x * x + turn.y * q.y, turn.x * q.y - turn.y * x)
  }

  /// Returns a place in the bird's units as one of the picture.
  @inline(__always)
  func inPicture(_ p: Point) -> Point {
    let x = turn.x * p.x - turn.y * p.y
    let y = turn.y * p.x + turn.x * p.y
    return center + Point(x * side, y) * scale
  }

  /// Where the feet stand in the picture.
  var perch: Point { inPicture(Self.feet) }
}
