internal import Tensors

/// What random numbers are drawn for: with the seed, it fixes them.
struct TrainingDraw {
  enum Purpose: UInt32 {
    case initialization = 1
    case order = 2
    case geometry = 3
    case color = 4
    case noise = 5
    case cutout = 6
    case attack = 7
    case outliers = 8
    case outlierAttack = 9
    case replayStart = 10
    case replay = 11
  }

  /// Keeps these streams apart from those of other modules with the same seed: "trai" in ASCII.
  private static let family: UInt32 = 0x7472_6169

  let purpose: Purpose
  /// The pass over the examples, from 0.
  let epoch: Int
  /// The batch within the pass, or the parameter.
  let index: Int

  func stream(_ seed: UInt64) -> Philox {
    Philox(
      seed: seed,
      counter: SIMD3(
        UInt32(truncatingIfNeeded: index), UInt32(truncatingIfNeeded: epoch),
        Self.family &+ purpose.rawValue))
  }
}
