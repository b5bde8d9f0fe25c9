internal import Randomness

/// Random numbers that are a function of where they are used, not of what was drawn before.
///
/// A draw is fixed by the seed, the prototype, the step and the purpose, so that a run can be
/// resumed, split and rearranged without a change in its result. The generator is Philox4x32-10.
///
/// - SeeAlso: Salmon et al., "Parallel Random Numbers: As Easy as 1, 2, 3" (2011).
public struct CounterRandom: Sendable {
  /// What the numbers are for; each purpose has a stream of its own.
  public enum Purpose: UInt8, Sendable {
    case initialization = 1
    case transform = 2
    case noise = 3
    case heldOutTransform = 4
    case preparation = 5
  }

  private let key: SIMD2<UInt32>
  private let step: UInt32
  private let stream: UInt32
  private let target: UInt32
  private var block: UInt32 = 0
  private var words = SIMD4<UInt32>()
  private var unread = 0

  /// Creates the generator for one use.
  public init(seed: UInt64, prototype: PrototypeKey, step: Int = 0, purpose: Purpose) {
    key = SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
    self.step = UInt32(truncatingIfNeeded: step)
    stream = UInt32(purpose.rawValue) << 24 | UInt32(prototype.number) & 0xFF_FFFF
    target = prototype.target
  }

  /// Returns the next 32 random bits.
  public mutating func next() -> UInt32 {
    if unread == 0 {
      words = Philox.words(SIMD4(block, step, stream, target), key: key)
      block &+= 1
      unread = 4
    }
    unread -= 1
    return words[3 - unread]
  }

  /// Returns a number in `0..<1`, a multiple of 2⁻²⁴.
  public mutating func uniform() -> Float { Float(next() >> 8) * 0x1p-24 }

  /// Returns a number in a range, evenly distributed.
  public mutating func uniform(in range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * Double(next()) / 0xFFFF_FFFF
  }
}
