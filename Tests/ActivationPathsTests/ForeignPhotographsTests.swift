import ActivationPaths
import Testing

@Suite struct ForeignPhotographsTests {
  private static func photographs(_ counts: [Int]) -> [Int: [Int]] {
    var next = 0
    var result: [Int: [Int]] = [:]
    for (label, count) in counts.enumerated() {
      result[label] = Array(next..<next + count)
      next += count
    }
    return result
  }

  @Test(arguments: [[6, 6, 6], [1, 30, 2], [200, 200], [6, 0, 1], [4]])
  func `the class itself is never drawn, and no photograph twice`(counts: [Int]) {
    let photographs = Self.photographs(counts)
    for label in photographs.keys {
      let drawn = ForeignPhotographs(besides: label, of: photographs, seed: 3)
      let all = drawn.bank + drawn.others
      #expect(Set(all).count == all.count)
      #expect(Set(all).isDisjoint(with: photographs[label] ?? []))
      let available = counts.reduce(0, +) - counts[label]
      #expect(all.count == min(available, 2 * ForeignPhotographs.wantedCount))
      #expect(0...1 ~= drawn.bank.count - drawn.others.count)
    }
  }

  @Test func `classes take turns`() {
    let photographs = Self.photographs([Int](repeating: 50, count: 9))
    let drawn = ForeignPhotographs(besides: 4, of: photographs, seed: 0)
    let counts = Dictionary(grouping: drawn.bank + drawn.others, by: { $0 / 50 }).mapValues(\.count)
    #expect(counts.count == 8)
    #expect(counts.values.allSatisfy { $0 == 6 })
  }

  @Test func `the seed and the class decide`() {
    let photographs = Self.photographs([Int](repeating: 50, count: 9))
    let one = ForeignPhotographs(besides: 4, of: photographs, seed: 0)
    #expect(one == ForeignPhotographs(besides: 4, of: photographs, seed: 0))
    #expect(one != ForeignPhotographs(besides: 4, of: photographs, seed: 1))
    #expect(one.bank != ForeignPhotographs(besides: 5, of: photographs, seed: 0).bank)
  }
}
