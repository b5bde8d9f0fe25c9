internal import Tensors

/// Random numbers that are a function of where they are used, not of what was drawn before.
///
/// A draw is fixed by the seed, the prototype, the step and the purpose, so that a run can be
/// resumed, split and rearranged without a change in its result.
public struct CounterRandom: Sendable {
  /// What the numbers are for; each purpose has a stream of its own.
  public enum Purpose: UInt8, Sendable {
    case initialization = 1
    case transform = 2
    case noise = 3
    case heldOutTransform = 4
    case preparation = 5
  }

  /// The stream that the numbers come from.
  var stream: Philox

  /// Creates the generator for one use.
  public init(seed: UInt64, prototype: PrototypeKey, step: Int = 0, purpose: Purpose) {
    let use = UInt32(purpose.rawValue) << 24 | UInt32(prototype.number) & 0xFF_FFFF
    stream = Philox(
      seed: seed, counter: SIMD3(UInt32(truncatingIfNeeded: step), use, prototype.target))
  }

  /// Returns the next 32 random bits.
  public mutating func next() -> UInt32 { stream.next() }

  /// Returns a number in `0..<1`, a multiple of 2⁻²⁴.
  public mutating func uniform() -> Float { stream.uniform() }

  /// Returns a number in a range, evenly distributed.
  public mutating func uniform(in range: ClosedRange<Double>) -> Double {
    stream.uniform(in: range)
  }
}
