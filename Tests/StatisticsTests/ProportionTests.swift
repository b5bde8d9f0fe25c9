import Statistics
import Testing

@Suite struct ProportionTests {
  @Test func `Wilson's interval has the textbook values`() {
    // By hand from Wilson's formula with z = 1.96: 81 of 263 (Newcombe, 1998, table I).
    let interval = Proportion(successCount: 81, trialCount: 263).interval
    #expect(abs(interval.lowerBound - 0.2553) < 5e-5)
    #expect(abs(interval.upperBound - 0.3662) < 5e-5)
    // Newcombe's 0 of 20: 0 to 0.1611.
    let none = Proportion(successCount: 0, trialCount: 20).interval
    #expect(none.lowerBound == 0)
    #expect(abs(none.upperBound - 0.1611) < 5e-5)
    #expect(Proportion(successCount: 0, trialCount: 0).interval == 0...1)
  }

  /// Of `Tests/References/statistics.py`; the first is 56/70 against 48/80, 0.0524 to 0.3339 in
  /// Newcombe's table II.
  static let differences: [(Proportion, Proportion, lower: Double, upper: Double)] = [
    (
      Proportion(successCount: 56, trialCount: 70), Proportion(successCount: 48, trialCount: 80),
      0.052431472402365065, 0.333872654036906
    ),
    (
      Proportion(successCount: 9, trialCount: 10), Proportion(successCount: 3, trialCount: 10),
      0.17052272393450296, 0.8090179735354881
    ),
    (
      Proportion(successCount: 10, trialCount: 10), Proportion(successCount: 0, trialCount: 20),
      0.6790860371419147, 1.0
    ),
    (
      Proportion(successCount: 0, trialCount: 7), Proportion(successCount: 0, trialCount: 3),
      -0.5614970317550455, 0.3543304350666875
    ),
    (
      Proportion(successCount: 1, trialCount: 1), Proportion(successCount: 1, trialCount: 1),
      -0.7934506856227626, 0.7934506856227626
    ),
    (
      Proportion(successCount: 2, trialCount: 3), Proportion(successCount: 5, trialCount: 6),
      -0.6455723770194988, 0.3143496271225848
    ),
  ]

  @Test(arguments: differences)
  func `differences have Newcombe's interval`(
    first: Proportion, second: Proportion, lower: Double, upper: Double
  ) throws {
    let difference = try #require(first.difference(from: second))
    #expect(abs(difference.value - (first.value - second.value)) < 1e-15)
    #expect(abs(difference.lower - lower) < 1e-12)
    #expect(abs(difference.upper - upper) < 1e-12)
    #expect(difference.count == min(first.trialCount, second.trialCount))
    let reverse = try #require(second.difference(from: first))
    #expect(abs(reverse.lower + difference.upper) < 1e-12)
    #expect(abs(reverse.upper + difference.lower) < 1e-12)
  }

  @Test func `nothing is known of a difference without trials`() {
    let (none, some) = (
      Proportion(successCount: 0, trialCount: 0), Proportion(successCount: 1, trialCount: 2)
    )
    #expect(none.difference(from: some) == nil && some.difference(from: none) == nil)
  }
}
