/// A random function from a counter and a key to bits: Philox4x32-10.
///
/// It has no state, so a draw is a function of where it is used, not of what was drawn before.
///
/// - SeeAlso: Salmon et al., "Parallel Random Numbers: As Easy as 1, 2, 3" (2011).
public enum Philox {
  /// Returns four random words for a counter and a key: ten rounds.
  public static func words(_ counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
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
