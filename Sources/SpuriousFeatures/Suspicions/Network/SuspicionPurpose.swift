/// What random numbers are for in the search for suspicions; each purpose has streams of its own.
enum SuspicionPurpose: UInt32 {
  case directions = 0x51
  case grounds, restrictions, partners

  func counter(_ first: Int = 0, _ second: Int = 0) -> SIMD3<UInt32> {
    SIMD3(UInt32(truncatingIfNeeded: first), UInt32(truncatingIfNeeded: second), rawValue << 24)
  }
}
