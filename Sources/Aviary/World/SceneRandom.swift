internal import Tensors

/// Random numbers of one scene for one purpose.
///
/// They are fixed by the world's seed, the species, the scene's index and the purpose: a property
/// that draws more numbers, or a new property, changes no other.
struct SceneRandom: Sendable {
  private let key: SIMD2<UInt32>
  private let counter: SIMD3<UInt32>
  private var block: UInt32 = 0
  private var words = SIMD4<UInt32>()
  private var unread = 0

  /// Creates the generator for a purpose, named by a short text.
  init(seed: UInt64, species: UInt32 = 0, index: UInt32 = 0, purpose: String) {
    key = SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    counter = SIMD3(index, species, Self.hash(purpose))
  }

  /// The FNV-1a hash of a text.
  private static func hash(_ text: String) -> UInt32 {
    text.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
  }

  /// Returns the next 32 random bits.
  mutating func next() -> UInt32 {
    if unread == 0 {
      words = Philox.words(
        counter: SIMD4(block, counter[0], counter[1], counter[2]), key: key)
      block &+= 1
      unread = 4
    }
    unread -= 1
    return words[3 - unread]
  }

  /// Returns a number in `0..<1`, a multiple of 2⁻²⁴.
  mutating func uniform() -> Float { Float(next() >> 8) * 0x1p-24 }

  /// Returns a number in a range, evenly distributed.
  mutating func uniform(_ range: ClosedRange<Float>) -> Float {
    range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
  }

  /// Returns whether an event of a probability happens; never at 0, always at 1.
  mutating func chance(_ probability: Double) -> Bool {
    Double(next()) * 0x1p-32 < probability
  }

  /// Returns a whole number below a count.
  mutating func index(below count: Int) -> Int {
    Int((UInt64(next()) * UInt64(count)) >> 32)
  }

  /// Returns one of some values, all as likely.
  mutating func element<C: RandomAccessCollection>(of values: C) -> C.Element
  where C.Index == Int {
    values[values.startIndex + index(below: values.count)]
  }

  /// Returns a direction of length 1, evenly enough distributed for leaves and twigs.
  mutating func direction() -> Point {
    var vector = Point(uniform(-1...1), uniform(-1...1))
    if vector == Point(0, 0) { vector.x = 1 }
    return vector / (vector * vector).sum().squareRoot()
  }
}
