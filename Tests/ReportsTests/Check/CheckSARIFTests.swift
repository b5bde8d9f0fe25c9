import Foundation
import RegressionChecks
import Reports
import Testing

struct CheckSARIFTests {
  // MARK: The schema

  private static let judge = """
    import json, sys, jsonschema
    schema, document = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:])
    validator = jsonschema.validators.validator_for(schema)
    validator.check_schema(schema)
    errors = list(validator(schema).iter_errors(document))
    for error in errors[:5]: print(error.json_path, error.message[:200])
    sys.exit(len(errors) > 0)
    """

  private static func judge(_ sarif: String) throws -> (Int32, String) {
    try #require(ExternalTool.jsonSchemaPython).judge(sarif) {
      ["-c", judge, ExternalTool.schema("sarif-schema-2.1.0.json"), $0]
    }
  }

  @Test(
    .enabled(
      if: ExternalTool.jsonSchemaPython != nil,
      "no Python with jsonschema (Debian's python3-jsonschema)"),
    arguments: CheckSample.all.indices)
  func `what is written follows the official schema`(index: Int) throws {
    let (status, output) = try Self.judge(CheckSample.all[index].report.sarif)
    #expect(status == 0, "\(output)")
  }

  @Test(
    .enabled(
      if: ExternalTool.jsonSchemaPython != nil,
      "no Python with jsonschema (Debian's python3-jsonschema)"),
    arguments: [
      ("\"level\": \"error\"", "\"level\": \"fatal\""), ("\"ruleId\"", "\"rule_id\""),
      ("\"startLine\": ", "\"startLine\": -"), ("\"version\": \"2.1.0\"", "\"version\": \"3\""),
      ("\"driver\"", "\"engine\""),
    ])
  func `a document that does not follow the schema is found out`(old: String, new: String) throws {
    let text = CheckSample().report.sarif
    try #require(text.contains(old))
    #expect(try Self.judge(text.replacing(old, with: new)).0 == 1)
  }

  // MARK: What it says

  private static func run(_ report: CheckReport) throws -> [String: Any] {
    let log = try AuditRecordsTests.object(report.sarif)
    #expect(log["version"] as? String == "2.1.0")
    #expect((log["$schema"] as? String)?.hasSuffix("sarif-2.1.0.json") == true)
    let runs = try #require(log["runs"] as? [[String: Any]])
    try #require(runs.count == 1)
    return runs[0]
  }

  private static func results(_ report: CheckReport) throws -> [[String: Any]] {
    try #require(run(report)["results"] as? [[String: Any]])
  }

  private static func rules(_ report: CheckReport) throws -> [[String: Any]] {
    let tool = try #require(run(report)["tool"] as? [String: [String: Any]])
    return try #require(tool["driver"]?["rules"] as? [[String: Any]])
  }

  @Test(arguments: CheckSample.all.indices)
  func `every result has what code scanning requires`(index: Int) throws {
    let report = CheckSample.all[index].report
    let rules = try Self.rules(report).map { $0["id"] as? String }
    let results = try Self.results(report)
    #expect(results.count == report.result.results.count { $0.outcome != .passed })
    for result in results {
      let ruleIndex = try #require(result["ruleIndex"] as? Int)
      #expect(rules[ruleIndex] == result["ruleId"] as? String)
      let message = try #require(result["message"] as? [String: String])
      #expect(message["text"]?.isEmpty == false)
      let locations = try #require(result["locations"] as? [[String: Any]])
      #expect(locations.count == 1)
      let physical = try #require(locations[0]["physicalLocation"] as? [String: [String: Any]])
      let region = try #require(physical["region"] as? [String: Int])
      #expect(region.count == 4 && region.values.allSatisfy { $0 >= 1 })
      let prints = try #require(result["partialFingerprints"] as? [String: String])
      #expect(prints["primaryLocationLineHash"]?.count == 64)
    }
  }

  @Test func `rules are described within the limits of code scanning`() throws {
    let rules = try Self.rules(CheckSample().report)
    #expect(rules.compactMap { $0["id"] as? String } == CheckRule.allCases.map(\.rawValue))
    for rule in rules {
      #expect(try #require(rule["name"] as? String).count <= 255)
      for key in ["shortDescription", "fullDescription", "help"] {
        let text = try #require((rule[key] as? [String: String])?["text"])
        #expect(1...1024 ~= text.count, "\(key)")
      }
      #expect((rule["help"] as? [String: String])?["markdown"]?.isEmpty == false)
      let level = (rule["defaultConfiguration"] as? [String: String])?["level"]
      let warns = ["grown-finding", "lost-prototype"].contains(rule["id"] as? String)
      #expect(level == (warns ? "warning" : "error"))
    }
  }

  @Test func `outcomes are levels, and what passed is not told`() throws {
    let results = try Self.results(CheckSample().report)
    #expect(
      results.map { "\($0["ruleId"] ?? "") \($0["level"] ?? "")" } == [
        "new-finding error", "lost-prototype error", "path-similarity note",
        "grown-finding warning",
      ])
  }

  @Test func `a result points at its class in the baseline's file`() throws {
    for sample in [CheckSample(), .hostile] {
      let report = sample.report
      let lines = String(decoding: try report.baseline.json(), as: UTF8.self)
        .split(separator: "\n", omittingEmptySubsequences: false)
      for result in try Self.results(report) {
        let location = try #require((result["locations"] as? [[String: Any]])?.first)
        guard let logical = location["logicalLocations"] as? [[String: String]] else { continue }
        let physical = try #require(location["physicalLocation"] as? [String: [String: Any]])
        let number = try #require(physical["region"]?["startLine"] as? Int)
        let line = lines[number - 1].trimmingCharacters(in: .init(charactersIn: " ,"))
        let entry = try AuditRecordsTests.object("{\(line)}")
        #expect(entry["label"] as? String == logical[0]["name"])
      }
    }
    #expect(CheckSample().report.sarif.contains("\"uri\": \"models/protogen-baseline.json\""))
    #expect(CheckSample.hostile.report.sarif.contains("\"uri\": \"a%20b/%3C%26%22%3E%3Ax.json\""))
  }

  @Test func `a fingerprint is of the rule, the class and the cue alone`() throws {
    func prints(_ results: [RuleResult]) throws -> [String] {
      try Self.results(CheckSample(results: results).report).compactMap {
        ($0["partialFingerprints"] as? [String: String])?["protogenCheck/v1"]
      }
    }
    let one = CheckSample.result(.newFinding, "wolf", .failed, cue: "snow")
    let same = RuleResult(
      rule: .newFinding, label: "wolf", outcome: .warned, message: "Other words.", cue: "snow")
    #expect(try prints([one]) == prints([same]))
    let others = [
      one, CheckSample.result(.grownFinding, "wolf", .failed, cue: "snow"),
      CheckSample.result(.newFinding, "husky", .failed, cue: "snow"),
      CheckSample.result(.newFinding, "wolf", .failed, cue: "trees"),
      CheckSample.result(.newFinding, nil, .failed, cue: "wolf"),
      CheckSample.result(.newFinding, "wolf", .failed),
    ]
    #expect(Set(try prints(others)).count == others.count)
  }

  @Test func `what was not reached, notes and a policy of one's own are told`() throws {
    let report = CheckSample(policy: CheckSample.strict).report
    let invocations = try #require(try Self.run(report)["invocations"] as? [[String: Any]])
    let told = try #require(
      invocations[0]["toolExecutionNotifications"] as? [[String: Any]])
    #expect(told.map { $0["level"] as? String } == ["warning", "note"])
    let overrides = try #require(
      invocations[0]["ruleConfigurationOverrides"] as? [[String: [String: Any]]])
    #expect(
      overrides.compactMap { $0["descriptor"]?["id"] as? String } == [
        "new-finding", "grown-finding", "recognition",
      ])
    #expect(overrides[2]["configuration"]?["enabled"] as? Bool == false)
  }

  @Test func `of seven thousand results code scanning gets five, and hears of the rest`() throws {
    let report = CheckSample.large.report
    #expect(try Self.results(report).count == 5000)
    #expect(report.sarif.contains("2000 more results are left out"))
  }

  @Test func `braces and links of names are text`() throws {
    let texts = try Self.results(CheckSample.hostile.report).compactMap {
      ($0["message"] as? [String: String])?["text"]
    }
    #expect(texts.contains { $0.contains("{{0}} [link] (http") })
    #expect(!texts.contains { $0.contains("](") || $0.contains("\n") })
  }
}
