import Tensors
import TestSupport

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
    var random = SeededGenerator(seed: 99)
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
