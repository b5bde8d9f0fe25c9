/// Returns `count` values in `-1..<1` that depend on the seed only.
func seededValues(_ count: Int, seed: UInt64) -> [Float] {
  var state = seed
  return (0..<count).map { _ in
    // SplitMix64, from Steele, Lea and Flood, "Fast splittable pseudorandom number generators".
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    bits ^= bits >> 31
    return Float(bits >> 40) / Float(1 << 23) - 1
  }
}

/// Returns the sum of the products of two lists.
func innerProduct(_ a: [Float], _ b: [Float]) -> Double {
  zip(a, b).reduce(0) { $0 + Double($1.0) * Double($1.1) }
}

/// Returns the largest absolute difference between two lists of the same length.
func largestDifference(_ a: [Float], _ b: [Float]) -> Float {
  zip(a, b).map { abs($0 - $1) }.max() ?? 0
}
