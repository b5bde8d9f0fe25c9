import Foundation
import RegressionChecks
import Reports
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct CheckJUnitTests {
  // MARK: The schema

  private static func judge(_ xml: String) throws -> (Int32, String) {
    try #require(ExternalTool.xmllint).judge(xml) {
      ["--noout", "--nonet", "--schema", ExternalTool.schema("junit-10.xsd"), $0]
    }
  }

  @Test(
    .enabled(if: ExternalTool.xmllint != nil, "no xmllint in PATH (Debian's libxml2-utils)"),
    arguments: CheckSample.all.indices)
  func `what is written follows the schema of Jenkins`(index: Int) throws {
    let (status, output) = try Self.judge(CheckSample.all[index].report.junit)
    #expect(status == 0, "\(output)")
  }

  @Test(
    .enabled(if: ExternalTool.xmllint != nil, "no xmllint in PATH (Debian's libxml2-utils)"),
    arguments: [
      ("classname=", "class="), (" failures=", " failed="), ("time=\"0\"", "time=\"never\""),
      ("</testcase>", "</testcase"), ("<skipped ", "<omitted "),
    ])
  func `a document that does not follow the schema is found out`(old: String, new: String) throws {
    let xml = CheckSample.hostile.report.junit
    try #require(xml.contains(old))
    #expect(try Self.judge(xml.replacing(old, with: new)).0 != 0)
  }

  // MARK: What it says

  @Test(arguments: CheckSample.all.indices)
  func `there is a suite for each rule and a case for each class, counted rightly`(
    index: Int
  ) throws {
    let report = CheckSample.all[index].report
    let suites = try JUnitReader.suites(of: report.junit)
    let pairs = Set(report.result.results.map { [$0.rule.rawValue, $0.label ?? "*"] })
    let cases = suites.flatMap(\.cases)
    #expect(cases.count == pairs.count + report.result.unreached.count)
    #expect(Set(cases.map { [$0.className, $0.name] }).count == cases.count)
    let rules = Set(report.result.results.map { "protogen.check.\($0.rule.rawValue)" })
    #expect(
      Set(cases.map(\.className)).subtracting(["protogen.check.not-reached"]) == rules)
    for suite in suites {
      #expect(suite.attributes["tests"] == String(suite.cases.count))
      #expect(suite.attributes["failures"] == String(suite.cases.count { $0.failure != nil }))
      #expect(suite.attributes["skipped"] == String(suite.cases.count { $0.skipped != nil }))
      #expect(suite.attributes["time"] == "0")
    }
  }

  @Test func `each outcome is told in its way`() throws {
    let cases = try JUnitReader.suites(of: CheckSample().report.junit).flatMap(\.cases)
    func found(_ rule: CheckRule, _ name: String) throws -> JUnitReader.Case {
      try #require(
        cases.first { $0.className == "protogen.check.\(rule.rawValue)" && $0.name == name })
    }
    let failed = try found(.newFinding, "wolf")
    #expect(failed.failure?.hasPrefix("'wolf' leans on the background") == true)
    #expect(failed.text.contains("protogen baseline --update"))
    #expect(try found(.pathSimilarity, "robin").skipped?.contains("undecided") == true)
    let warned = try found(.grownFinding, "husky")
    #expect(warned.failure == nil && warned.text.hasPrefix("warned: 'husky'"))
    let passed = try found(.recognition, "crow")
    #expect(passed.failure == nil && passed.skipped == nil && passed.text.isEmpty)
    let unreached = try #require(cases.first { $0.className == "protogen.check.not-reached" })
    #expect(unreached.name == "owl" && unreached.skipped != nil)
  }

  @Test func `several findings of a class are one case, the worst of them`() throws {
    let results = [RuleResult.Outcome.warned, .failed, .passed, .failed].enumerated().map {
      CheckSample.result(.newFinding, "wolf", $1, cue: "cue \($0)")
    }
    let report = CheckSample(results: results, unreached: []).report
    let cases = try JUnitReader.suites(of: report.junit).flatMap(\.cases)
    #expect(cases.count == 1)
    #expect(cases[0].failure != nil)
    #expect(cases[0].text.components(separatedBy: "is failed").count == 3)
    #expect(cases[0].text.components(separatedBy: "is warned").count == 2)
  }

  @Test func `any name survives, but for what XML forbids`() throws {
    let names = try JUnitReader.suites(of: CheckSample.hostile.report.junit).flatMap(\.cases)
      .map(\.name)
    for label in CheckSample.oddLabels {
      let allowed = label.replacing("\u{1}", with: "\u{FFFD}")
        .replacing("\u{1B}", with: "\u{FFFD}")
      #expect(names.contains(allowed), "\(label)")
    }
  }
}
