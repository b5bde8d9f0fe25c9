import Tensors

/// Deterministic numbers for tests: SplitMix64 (Steele, Lea and Flood, 2014).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func numbers(_ count: Int, in range: ClosedRange<Double> = -1...1) -> [Double] {
    (0..<count).map { _ in Double.random(in: range, using: &self) }
  }
}

/// Compares the gradient of a function of one tensor with central differences.
///
/// The function's result is weighted with fixed numbers and summed, so that every element of it
/// counts, and none as much as another.
struct FiniteDifference {
  /// A step near the cube root of the precision of 64-bit floats balances the two errors.
  static let step = 1e-5

  let shape: [Int]
  let values: [Double]
  let function: (Tensor) throws -> Tensor

  private func weighted(_ values: [Double]) throws -> (Tensor, Tensor) {
    let leaf = try Tensor(values, shape: shape).requiringGradient()
    let result = try function(leaf)
    var random = SplitMix(seed: 99)
    let weights = try Tensor(random.numbers(result.count), shape: result.shape)
    return (leaf, try result.multiplied(by: weights).sum())
  }

  func gradient() throws -> [Double]? {
    let (leaf, total) = try weighted(values)
    return try total.gradients(withRespectTo: [leaf])[0]?.scalars(as: Double.self)
  }

  func differences() throws -> [Double] {
    try values.indices.map { index in
      var ends: [Double] = []
      for sign in [1.0, -1.0] {
        var moved = values
        moved[index] += sign * Self.step
        ends += try weighted(moved).1.scalars(as: Double.self)
      }
      return (ends[0] - ends[1]) / (2 * Self.step)
    }
  }

  /// The largest deviation of the gradient, relative to the largest difference or 1.
  func deviation() throws -> Double {
    let differences = try differences()
    guard let gradient = try gradient() else { return .infinity }
    let scale = max(differences.map(abs).max() ?? 0, 1)
    return zip(gradient, differences).map { abs($0 - $1) / scale }.max() ?? 0
  }
}
