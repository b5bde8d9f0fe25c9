public import Classifiers
internal import Foundation
internal import Tensors

extension LinearHead {
  /// Draws directions of the features at random, as long as the classes' weights are on average.
  ///
  /// A class whose prototype is like those of such directions shows what this network always does.
  /// Each weight is normally distributed, so that all directions are equally likely.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - seed: What fixes them.
  /// - Returns: Lists of ``featureCount`` weights.
  public func randomDirections(count: Int, seed: UInt64) -> [[Float]] {
    let length = (0..<classCount).reduce(0) { $0 + norm(weights(of: $1)) } / Float(classCount)
    return (0..<count).map { number in
      var random = Philox(
        seed: seed, counter: SuspicionPurpose.directions.counter(number))
      let weights = (0..<featureCount).map { _ in Float(random.normal()) }
      let scale = length / max(norm(weights[...]), .leastNormalMagnitude)
      return weights.map { scale * $0 }
    }
  }

  private func norm(_ weights: ArraySlice<Float>) -> Float {
    weights.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
}
