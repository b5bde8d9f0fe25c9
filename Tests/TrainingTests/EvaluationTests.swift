import Statistics
import Testing
import Training

struct EvaluationTests {
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
