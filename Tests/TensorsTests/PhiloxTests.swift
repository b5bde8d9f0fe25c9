import Tensors
import Testing

struct PhiloxTests {
  // Known answers of the generator's authors (Random123, kat_vectors, philox4x32 10).
  @Test func `philox gives its authors' known answers`() {
    #expect(
      Philox.words(counter: SIMD4(0, 0, 0, 0), key: SIMD2(0, 0))
        == SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))
    let ones = UInt32.max
    #expect(
      Philox.words(counter: SIMD4(ones, ones, ones, ones), key: SIMD2(ones, ones))
        == SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd))
    #expect(
      Philox.words(
        counter: SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344),
        key: SIMD2(0xa409_3822, 0x299f_31d0))
        == SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
  }

  @Test func `integers below a bound take each value about equally often`() {
    var random = Philox(seed: 3, counter: SIMD3(1, 2, 3))
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<70_000 { counts[random.integer(below: 7)] += 1 }
    // Five standard deviations of a binomial of 70,000 and 1/7.
    #expect(counts.allSatisfy { abs($0 - 10_000) < 465 })
  }

  @Test func `every order of four is about as likely, and nothing is lost`() {
    var random = Philox(seed: 5, counter: SIMD3(1, 2, 3))
    var counts: [[Int]: Int] = [:]
    for _ in 0..<24_000 { counts[random.shuffled(0..<4), default: 0] += 1 }
    #expect(counts.count == 24)
    #expect(counts.keys.allSatisfy { $0.sorted() == [0, 1, 2, 3] })
    // Five standard deviations of a binomial of 24,000 and 1/24.
    #expect(counts.values.allSatisfy { abs($0 - 1000) < 155 })
    #expect(random.shuffled([Int]()).isEmpty && random.shuffled([7]) == [7])
  }
}
