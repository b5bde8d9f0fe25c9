/// Smooth random heights over the plane, in `0...1`.
struct Noise {
  /// The table's side, a power of two.
  private static let side: Int32 = 256

  /// Random heights, the same for all scenes; never freed.
  nonisolated(unsafe) private static let table: UnsafeMutablePointer<Float> = {
    let count = Int(side * side)
    let table = UnsafeMutablePointer<Float>.allocate(capacity: count)
    var random = SceneRandom(seed: 1, purpose: "noise")
    for index in 0..<count { (table + index).initialize(to: random.uniform()) }
    return table
  }()

  private let heights: UnsafeMutablePointer<Float>
  private let offset: Point

  /// Creates a field; each has its own place in the table.
  init(_ random: inout SceneRandom) {
    heights = Self.table
    // Large enough that no coordinate of a picture becomes negative.
    offset = Point(random.uniform(64...191), random.uniform(64...191))
  }

  /// Returns the height at a place: the lattice is 1 wide.
  @inline(__always)
  func callAsFunction(_ x: Float, _ y: Float) -> Float {
    let (px, py) = (max(x + offset.x, 0), max(y + offset.y, 0))
    let (column, row) = (Int32(px), Int32(py))
    let (fx, fy) = (px - Float(column), py - Float(row))
    let (sx, sy) = (fx * fx * (3 - 2 * fx), fy * fy * (3 - 2 * fy))
    let mask = Self.side - 1
    let (left, right) = (Int(column & mask), Int((column &+ 1) & mask))
    let top = heights + Int((row & mask) &* Self.side)
    let bottom = heights + Int(((row &+ 1) & mask) &* Self.side)
    let upper = top[left] + (top[right] - top[left]) * sx
    let lower = bottom[left] + (bottom[right] - bottom[left]) * sx
    return upper + (lower - upper) * sy
  }

  /// Returns the height of one point of the lattice: no smoothing, for a pixel's own noise.
  @inline(__always)
  func cell(_ row: Int, _ column: Int) -> Float {
    let mask = Int(Self.side) - 1
    // Rows are shifted against each other, so that large pictures do not repeat in blocks.
    let shift = 97 &* (row / Int(Self.side) &+ column / Int(Self.side)) &+ Int(offset.x * 64)
    return heights[((row &+ Int(offset.y)) & mask) * Int(Self.side) + ((column &+ shift) & mask)]
  }

  /// Returns two octaves: large shapes with smaller ones on them.
  @inline(__always)
  func rough(_ x: Float, _ y: Float) -> Float {
    0.65 * self(x, y) + 0.35 * self(2.1 * x + 7.3, 2.1 * y + 3.1)
  }
}
