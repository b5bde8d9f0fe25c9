import Foundation
import RegressionChecks
import Reports
import Testing

struct CheckJSONTests {
  private static func schema() throws -> JSONSchemaCheck {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try JSONSchemaCheck(Data(contentsOf: root.appending(path: ".readme/check.schema.json")))
  }

  @Test(arguments: CheckSample.all.indices)
  func `what is written follows the published schema`(index: Int) throws {
    let text = CheckSample.all[index].report.checkJSON
    #expect(try Self.schema().violations(of: Data(text.utf8)) == [])
  }

  @Test func `the schema explains every property and leaves no object open`() throws {
    #expect(try Self.schema().gaps == [])
  }

  @Test(arguments: [
    ("\"verdict\": \"regressed\"", "\"verdict\": \"worse\""),
    ("\"outcome\": \"failed\"", "\"outcome\": \"broken\""), ("\"p\"", "\"P\""),
    ("protogen-check/1", "protogen-check/2"), ("\"errorRate\": 0.01", "\"errorRate\": 2"),
    ("\"lost-prototype\": \"warn\"", "\"lost-prototype\": \"panic\""),
  ])
  func `a document that does not follow the schema is found out`(old: String, new: String) throws {
    let text = CheckSample().report.checkJSON
    try #require(text.contains(old), "\(old)")
    let wrong = text.replacing(old, with: new)
    #expect(try Self.schema().violations(of: Data(wrong.utf8)) != [])
  }

  @Test func `names, figures and counts are those of the check, the worst first`() throws {
    let report = CheckSample.hostile.report
    let json = try AuditRecordsTests.object(report.checkJSON)
    let results = try #require(json["results"] as? [[String: Any]])
    #expect(results.map { $0["class"] as? String } == report.result.results.map(\.label))
    #expect(
      results.map { $0["outcome"] as? String } == report.result.results.map(\.outcome.rawValue))
    #expect(results.first?["outcome"] as? String == "failed")
    #expect(json["unreached"] as? [String] == CheckSample.oddLabels)
    let counts = try #require(json["counts"] as? [String: Int])
    #expect(counts.values.reduce(0, +) == results.count)
    #expect(counts["failed"] == report.result.results(.failed).count)
    let figure = try #require(results.first?["after"] as? [String: Double])
    #expect(figure == ["value": 0.41, "lower": 0.35, "upper": 0.47])
  }

  @Test func `equal checks give equal bytes in every format`() {
    let (first, second) = (CheckSample.hostile.report, CheckSample.hostile.report)
    #expect(first.checkJSON == second.checkJSON)
    #expect(first.junit == second.junit)
    #expect(first.sarif == second.sarif)
    #expect(first.markdown == second.markdown)
    #expect(first.summary == second.summary)
    #expect(first.html == second.html)
  }
}
