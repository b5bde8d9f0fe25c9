import RegressionChecks
import Reports
import Testing

struct CheckSummaryTests {
  @Test func `the verdict is in the first line, and the worst comes next`() {
    let lines = CheckSample().report.summary.split(separator: "\n").map(String.init)
    #expect(
      lines[0] == "The model has regressed: 2 failed, 1 not judged, 1 warned, 38 passed "
        + "(animals-new against models/protogen-baseline.json)")
    #expect(
      lines.dropFirst().map { $0.prefix { $0 != "'" } } == [
        "failed: new-finding: ", "failed: lost-prototype: ", "not judged: path-similarity: ",
        "warned: grown-finding: ", "not reached: ",
        "note: The photographs, or their masks, are not those of the baseline.",
      ])
  }

  @Test func `no name breaks a line or moves the cursor`() {
    let report = CheckSample.hostile.report
    let told = report.result.results.count { $0.outcome != .passed }
    let lines = report.summary.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 1 + told + 2 * CheckSample.oddLabels.count + 1)
    let scalars = report.summary.unicodeScalars.filter { $0 != "\n" }
    #expect(!scalars.contains { $0.properties.generalCategory == .control })
    #expect(!scalars.contains("\u{202E}"))
  }

  @Test(arguments: [
    ([RuleResult.Outcome.passed, .warned], [], "The model holds: 1 warned, 1 passed"),
    ([.passed, .undecided], [], "Not all could be judged: 1 not judged, 1 passed"),
    ([.passed], ["owl"], "Not all could be judged: 1 passed"),
    ([.undecided, .failed], ["owl"], "The model has regressed: 1 failed, 1 not judged"),
    ([], [], "Not all could be judged: nothing was compared"),
  ])
  func `each verdict has its words`(
    outcomes: [RuleResult.Outcome], unreached: [String], start: String
  ) {
    let sample = CheckSample(
      results: outcomes.map { CheckSample.result(.recognition, "\($0)", $0) },
      unreached: unreached)
    #expect(sample.report.summary.hasPrefix(start + " ("))
  }
}
