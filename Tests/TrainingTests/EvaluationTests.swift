import Testing
import Training

struct EvaluationTests {
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

  @Test func `a table counts who was taken for whom`() {
    var table = ConfusionTable(classCount: 3)
    for (actual, predicted) in [(0, 0), (0, 1), (1, 1), (2, 0), (2, 2)] {
      table.add(actual: actual, predicted: predicted)
    }
    #expect(table.counts == [[1, 1, 0], [0, 1, 0], [1, 0, 1]])
    #expect(table.accuracy == Proportion(successCount: 3, trialCount: 5))
    #expect(table.recall(of: 0) == Proportion(successCount: 1, trialCount: 2))
  }
}
