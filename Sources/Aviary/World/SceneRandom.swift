internal import Tensors

/// Random numbers of one scene for one purpose.
///
/// They are fixed by the world's seed, the species, the scene's index and the purpose: a property
/// that draws more numbers, or a new property, changes no other.
struct SceneRandom: Sendable {
  private var stream: Philox

  /// Creates the generator for a purpose, named by a short text.
  init(seed: UInt64, species: UInt32 = 0, index: UInt32 = 0, purpose: String) {
    stream = Philox(seed: seed, counter: SIMD3(index, species, Self.hash(purpose)))
  }

  /// The FNV-1a hash of a text.
  private static func hash(_ text: String) -> UInt32 {
    text.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
  }

  /// Returns the next 32 random bits.
  mutating func next() -> UInt32 { stream.next() }

  /// Returns a number in `0..<1`, a multiple of 2⁻²⁴.
  mutating func uniform() -> Float { stream.uniform() }

  /// Returns a number in a range, evenly distributed.
  mutating func uniform(_ range: ClosedRange<Float>) -> Float {
    range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
  }

  /// Returns whether an event of a probability happens; never at 0, always at 1.
  mutating func chance(_ probability: Double) -> Bool {
    Double(next()) * 0x1p-32 < probability
  }

  /// Returns one of some values, all as likely.
  mutating func element<C: RandomAccessCollection>(of values: C) -> C.Element
  where C.Index == Int {
    values[values.startIndex + stream.integer(below: values.count)]
  }

  /// Returns a direction of length 1, evenly enough distributed for leaves and twigs.
  mutating func direction() -> Point {
    var vector = Point(uniform(-1...1), uniform(-1...1))
    if vector == Point(0, 0) { vector.x = 1 }
    return vector / (vector * vector).sum().squareRoot()
  }
}
