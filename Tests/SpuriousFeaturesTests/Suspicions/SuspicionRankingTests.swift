import SpuriousFeatures
import Testing

@Suite struct SuspicionRankingTests {
  private static let values: [SuspicionScore: [Double]] = [
    .blank: [9, 1, 2, 3], .surround: [1, 2, 3, 4], .corners: [0, 0, 0, 0], .fine: [8, 1, 2, 1],
    .location: [0, 0, 0, 50],
  ]

  @Test func `the score is the mean of the combined scores' deviations`() {
    let ranking = SuspicionRanking(
      SuspicionMeasurements(classes: [4, 5, 6, 7], values: Self.values))
    // Means 3.75, 2.5 and 3; sums of squares 38.75, 5 and 34; corners do not vary.
    let blank = 5.25 / (38.75 / 3).squareRoot()
    let surround = -1.5 / (5.0 / 3).squareRoot()
    let fine = 5 / (34.0 / 3).squareRoot()
    #expect(abs(ranking.scores[0] - (blank + surround + fine) / 4) < 1e-12)
    #expect(ranking.entries[0].place == 0)
    // What only describes does not count.
    #expect(ranking.scores[3] < ranking.scores[0])
  }

  @Test func `p-values are ranks among other classes and directions, by Simes' rule`() {
    let measurements = SuspicionMeasurements(
      classes: [0, 1, 2, 3], values: Self.values,
      directionValues: [.blank: [1, 2, 10, 0], .surround: [0, 0, 0, 0], .fine: [0, 0, 0, 9]])
    let entry = SuspicionRanking(measurements).entries[0]
    // Blank: 10 of 7 others reaches 9, 2/8. Surround: three classes reach 1, 4/8. Corners: all, 1.
    // Fine: one direction, 2/8. Simes: 4 · (2/8) / 2.
    #expect(abs(entry.pValue - 0.5) < 1e-12)
    #expect(entry.qValue >= entry.pValue)
  }

  @Test func `classes that are alike are ranked in their order and are no suspicions`() {
    let values = [SuspicionScore.blank: [1.0, 1, 1], .fine: [2, 2, 2]]
    let measurements = SuspicionMeasurements(classes: [0, 1, 2], values: values)
    let ranked = measurements.rankedClasses
    #expect(ranked.map(\.classIndex) == [0, 1, 2])
    #expect(ranked.allSatisfy { $0.suspicion == nil && $0.entry.score == 0 })
  }

  @Test func `a class that stands out only in what describes is no suspicion`() throws {
    let values = [SuspicionScore.blank: [0.0, 1, 0, 1, 0, 1], .location: [9, 0, 0, 0, 0, 0]]
    let measurements = SuspicionMeasurements(classes: Array(0..<6), values: values)
    let ranked = try #require(measurements.rankedClasses.first { $0.classIndex == 0 })
    #expect(ranked.observations.map(\.score) == [.location])
    #expect(ranked.suspicion == nil)
  }

  @Test(arguments: SuspicionScore.allCases)
  func `every score has words, and none of them judges`(score: SuspicionScore) throws {
    var values: [SuspicionScore: [Double]] = [.blank: [5, 0, 0.5, 0, 0.5, 0]]
    values[score] = [5, 0, 0.5, 0, 0.5, 0]
    let measurements = SuspicionMeasurements(classes: Array(10..<16), values: values)
    let suspicion = try #require(measurements.rankedClasses[0].suspicion)
    let sentence = suspicion.sentence { "class \($0)" }
    #expect(sentence.hasPrefix("'class 10' is unusual among 6 classes, q = "))
    for word in ["spurious", "shortcut", "bias", "wrong", "finding", "because"] {
      #expect(!sentence.lowercased().contains(word), "\(sentence)")
    }
    let observation = try #require(suspicion.observations.first { $0.score == score })
    #expect(observation.tier == .observation)
    #expect(sentence.contains(observation.sentence { "class \($0)" }))
  }

  @Test func `carriers are counted in words, not in minus numbers`() throws {
    let values: [SuspicionScore: [Double]] = [
      .blank: [5, 0, 0, 0, 0, 0], .concentration: [-3.1, -9, -14, -10, -12, -11],
    ]
    let measurements = SuspicionMeasurements(classes: Array(0..<6), values: values)
    let sentence = try #require(measurements.rankedClasses[0].suspicion).sentence { "\($0)" }
    #expect(
      sentence.contains("few carriers: 3.1, where most classes have 9.4 to 13.2"),
      "\(sentence)")
  }
}
