internal import Tensors

/// What random numbers of supporting scores are for; each purpose has streams of its own, and none
/// of a test's.
enum SupportRandom: UInt32 {
  case effects = 64
  case gaps, noise, directions

  func philox(seed: UInt64, _ first: Int = 0, _ second: Int = 0) -> Philox {
    Philox(
      seed: seed,
      counter: SIMD3(
        UInt32(truncatingIfNeeded: first), UInt32(truncatingIfNeeded: second), rawValue << 24))
  }
}
