import Statistics
import Tensors
import Testing

@Suite struct GroupPermutationTestTests {
  private static func test(_ stream: Int, permutations: Int = 199) -> GroupPermutationTest {
    GroupPermutationTest(
      permutationCount: permutations,
      random: Philox(seed: 1, counter: SIMD3(UInt32(stream), 0, 0)))
  }

  /// Normally distributed scores, those of the group with another spread.
  private static func scores(
    _ stream: Int, count: Int, group: Int, spread: Double, shift: Double = 0
  ) -> [Double] {
    var random = Philox(seed: 2, counter: SIMD3(UInt32(stream), 0, 0))
    return (0..<count).map { $0 < group ? shift + spread * random.normal() : random.normal() }
  }

  private static func share(below level: Double, of values: [Double]) -> Double {
    Double(values.count { $0 <= level }) / Double(values.count)
  }

  @Test(arguments: [(20, 1.0), (20, 3.0), (5, 1.0), (3, 1.0), (2, 1.0)])
  func `in 2000 draws without an effect, no more are found than the level says`(
    group: Int, spread: Double
  ) throws {
    let values = try (0..<2000).map { stream in
      let scores = Self.scores(stream, count: 12 * group, group: group, spread: spread)
      return try #require(
        Self.test(stream).result(of: [scores], group: Array(0..<group))
      ).pValue
    }
    for level in [0.05, 0.01] {
      // Three standard errors of a share of 2000.
      let margin = 3 * (level * (1 - level) / 2000).squareRoot()
      #expect(Self.share(below: level, of: values) <= level + margin)
    }
    #expect(abs(Self.share(below: 0.5, of: values) - 0.5) < 0.05)
  }

  @Test func `the largest of several statistics is compared with the largest by chance`() throws {
    let values = try (0..<1000).map { stream in
      let lists = (0..<4).map { Self.scores(4 * stream + $0, count: 60, group: 10, spread: 1) }
      return try #require(Self.test(stream).result(of: lists, group: Array(0..<10))).pValue
    }
    #expect(Self.share(below: 0.05, of: values) <= 0.05 + 3 * (0.05 * 0.95 / 1000).squareRoot())
  }

  @Test func `a shift is found, in the list that has it`() throws {
    let lists = [0, 2, 0].enumerated().map { number, shift in
      Self.scores(number, count: 60, group: 10, spread: 1, shift: Double(shift))
    }
    let result = try #require(Self.test(0).result(of: lists, group: Array(0..<10)))
    #expect(result.pValue == 1.0 / 200)
    #expect(result.strongest == 1)
  }

  @Test func `a shift downwards is no finding`() throws {
    let scores = Self.scores(0, count: 60, group: 10, spread: 1, shift: -2)
    let result = try #require(Self.test(0).result(of: [scores], group: Array(0..<10)))
    #expect(result.pValue > 0.95)
  }

  @Test func `scores that are all the same, or a lonely thing, are not tested`() {
    let equal = [Double](repeating: 3, count: 12)
    #expect(Self.test(0).result(of: [equal], group: [0, 1, 2, 3, 4]) == nil)
    #expect(Self.test(0).result(of: [[1, 2, 3]], group: [0]) == nil)
    #expect(Self.test(0).result(of: [[1, 2, 3]], group: [0, 1]) == nil)
    #expect(Self.test(0).result(of: [], group: [0, 1]) == nil)
  }
}
