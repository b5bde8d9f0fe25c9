import FeatureVisualization
import Testing

struct CounterRandomTests {
  // Known answers of the generator's authors (Random123, kat_vectors, philox4x32 10).
  @Test func `philox gives its authors' known answers`() {
    #expect(
      CounterRandom.philox(SIMD4(0, 0, 0, 0), key: SIMD2(0, 0))
        == SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))
    let ones = UInt32.max
    #expect(
      CounterRandom.philox(SIMD4(ones, ones, ones, ones), key: SIMD2(ones, ones))
        == SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd))
    #expect(
      CounterRandom.philox(
        SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344),
        key: SIMD2(0xa409_3822, 0x299f_31d0))
        == SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
  }

  @Test func `a stream depends on seed, prototype, step and purpose`() {
    func first(
      seed: UInt64 = 1, target: UInt32 = 2, number: Int = 3, step: Int = 4,
      purpose: CounterRandom.Purpose = .transform
    ) -> [UInt32] {
      var random = CounterRandom(
        seed: seed, prototype: PrototypeKey(target: target, number: number), step: step,
        purpose: purpose)
      return (0..<4).map { _ in random.next() }
    }
    let streams = [
      first(), first(seed: 2), first(seed: 1 << 40), first(target: 3), first(number: 4),
      first(step: 5), first(purpose: .noise),
    ]
    #expect(Set(streams).count == streams.count)
    #expect(first() == first())
  }

  @Test func `normal numbers have mean 0 and variance 1`() {
    var random = CounterRandom(
      seed: 9, prototype: PrototypeKey(target: 0), purpose: .initialization)
    let count = 20_000
    let numbers = (0..<count).map { _ in random.normal() }
    let mean = numbers.reduce(0, +) / Double(count)
    let variance = numbers.reduce(0) { $0 + $1 * $1 } / Double(count)
    // Four standard errors.
    #expect(abs(mean) < 4 / Double(count).squareRoot())
    #expect(abs(variance - 1) < 4 * (2 / Double(count)).squareRoot())
  }
}
