import Foundation
import Statistics
import TestSupport
import Testing

@Suite struct AreaUnderCurveTests {
  @Test func `it is the share of pairs in the right order, ties counted half`() {
    #expect(AreaUnderCurve.of([3, 1], above: [2, 0]) == 0.75)
    #expect(AreaUnderCurve.of([2, 2], above: [2, 2, 2]) == 0.5)
    #expect(AreaUnderCurve.of([1, 2], above: [2]) == 0.25)
    #expect(AreaUnderCurve.of([5], above: [1, 2, 3]) == 1)
    #expect(AreaUnderCurve.of([0], above: [1, 2, 3]) == 0)
    #expect(AreaUnderCurve.of([], above: [1]) == nil)
    #expect(AreaUnderCurve.of([1], above: []) == nil)
  }

  @Test(arguments: [(1, 1), (7, 3), (20, 31)])
  func `it counts pairs, whatever the order they come in`(high: Int, low: Int) throws {
    var random = SeededGenerator(seed: UInt64(high))
    // Rounded, so that there are ties.
    let a = random.numbers(high).map { (4 * $0).rounded() }
    let b = random.numbers(low).map { (4 * $0 - 0.5).rounded() }
    let pairs = a.flatMap { x in b.map { x > $0 ? 1.0 : x == $0 ? 0.5 : 0 } }
    let expected = pairs.reduce(0, +) / Double(pairs.count)
    let area = try #require(AreaUnderCurve.of(a, above: b))
    #expect(abs(area - expected) < 1e-12)
    #expect(AreaUnderCurve.of(a.reversed(), above: b.reversed()) == area)
  }

  @Test func `a rising function changes nothing, and the other sign is the rest to one`() throws {
    var random = SeededGenerator(seed: 9)
    let (a, b) = (random.numbers(13).map { $0 + 0.3 }, random.numbers(8))
    let area = try #require(AreaUnderCurve.of(a, above: b))
    #expect(area > 0.5 && area < 1)
    #expect(AreaUnderCurve.of(a.map { exp(3 * $0) }, above: b.map { exp(3 * $0) }) == area)
    let reversed = try #require(AreaUnderCurve.of(a.map { -$0 }, above: b.map { -$0 }))
    #expect(abs(area + reversed - 1) < 1e-12)
  }
}
