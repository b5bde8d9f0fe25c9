/// A stream of random numbers that is a function of its counter and key alone.
///
/// Streams with different keys or counters are independent, so that a draw can be tied to where it
/// is used instead of to what was drawn before. The generator is Philox4x32-10.
///
/// - SeeAlso: Salmon et al., "Parallel Random Numbers: As Easy as 1, 2, 3" (2011).
@frozen
public struct Philox: Sendable {
  @usableFromInline let key: SIMD2<UInt32>
  @usableFromInline let counter: SIMD3<UInt32>
  @usableFromInline var block: UInt32 = 0
  @usableFromInline var words = SIMD4<UInt32>()
  @usableFromInline var unread = 0

  /// Creates a stream of 2³⁴ words.
  ///
  /// - Parameters:
  ///   - seed: The key.
  ///   - counter: Which of the seed's 2⁹⁶ streams.
  @inlinable
  public init(seed: UInt64, counter: SIMD3<UInt32>) {
    key = SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    self.counter = counter
  }

  /// Returns the next 32 random bits.
  @inlinable
  public mutating func next() -> UInt32 {
    if unread == 0 {
      words = Self.words(
        counter: SIMD4(block, counter[0], counter[1], counter[2]), key: key)
      block &+= 1
      unread = 4
    }
    unread -= 1
    return words[3 - unread]
  }

  /// Returns a number in `0..<1`, a multiple of 2⁻²⁴.
  @inlinable
  public mutating func uniform() -> Float { Float(next() >> 8) * 0x1p-24 }

  /// Returns a number in a range, evenly distributed.
  @inlinable
  public mutating func uniform(in range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * Double(next()) / 0xFFFF_FFFF
  }

  /// Returns an integer in `0..<bound`, evenly distributed to within `bound / 2³²`.
  ///
  /// - Precondition: `bound` is in `1...2³²`.
  @inlinable
  public mutating func integer(below bound: Int) -> Int {
    precondition(1...1 << 32 ~= bound, "a bound of \(bound)")
    return Int((UInt64(next()) * UInt64(bound)) >> 32)
  }

  /// Returns the elements in another order, each order being as likely (Fisher and Yates).
  public mutating func shuffled<Element>(_ elements: some Sequence<Element>) -> [Element] {
    var result = Array(elements)
    for last in stride(from: result.count - 1, to: 0, by: -1) {
      result.swapAt(last, integer(below: last + 1))
    }
    return result
  }

  /// Returns four random words for a counter and a key: ten rounds of Philox.
  @inlinable
  public static func words(
    counter: SIMD4<UInt32>, key: SIMD2<UInt32>
  ) -> SIMD4<UInt32> {
    var (x, key) = (counter, key)
    for _ in 0..<10 {
      let first = UInt64(x[0]) * 0xD251_1F53
      let second = UInt64(x[2]) * 0xCD9E_8D57
      x = SIMD4(
        UInt32(truncatingIfNeeded: second >> 32) ^ x[1] ^ key[0],
        UInt32(truncatingIfNeeded: second),
        UInt32(truncatingIfNeeded: first >> 32) ^ x[3] ^ key[1],
        UInt32(truncatingIfNeeded: first))
      // The golden ratio and √3 - 1, as fractions of 2³².
      key = SIMD2(key[0] &+ 0x9E37_79B9, key[1] &+ 0xBB67_AE85)
    }
    return x
  }
}
