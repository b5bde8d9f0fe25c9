import ActivationPaths
import Foundation
import Reports
import Statistics
import Testing

struct AuditRecordsTests {
  static func schema() throws -> JSONSchemaCheck {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appending(path: ".readme/audit.schema.json")
    return try JSONSchemaCheck(
      Data(contentsOf: file), others: ["finding.schema.json": FindingRecordsTests.schema()])
  }

  static func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  // MARK: JSON

  static let samples = [
    AuditSample(), AuditSample(recipes: ["a", "b", "c"], layers: AuditSample.layerNames(26)),
    AuditSample(classes: [:], recipes: [], layers: []),
    AuditSample(classes: [0: "\"\u{301}</script>\u{0}\u{2028}\\"], recipes: ["x"], layers: ["\n"]),
    AuditSample(hasTransfer: false, doubts: [.init(isFatal: true, message: "No.")]),
    AuditSample(prototypeCount: 3, unscoredLayers: [0, 1, 2, 3, 4]),
    AuditSample(findings: try? FindingSample().report),
    AuditSample(findings: FindingsReport(test: nil, findings: [], omissions: ["Two classes."])),
  ]

  @Test(arguments: samples.indices, [false, true])
  func `what is written follows the published schema`(index: Int, withTimes: Bool) throws {
    let text = Self.samples[index].report.json(includingTimes: withTimes)
    #expect(try Self.schema().violations(of: Data(text.utf8)) == [])
    #expect(text.contains("secondsPerPrototype") == (withTimes && index != 2))
  }

  @Test func `the schema explains every property and leaves no object open`() throws {
    #expect(try Self.schema().gaps == [])
  }

  @Test(arguments: [
    ("\"seed\": 7", "\"seed\": \"7\""), ("\"seed\": 7", "\"seed\": -7"),
    ("\"isTrusted\": true", "\"isTrusted\": 1"), ("protogen-audit/1", "protogen-audit/2"),
    ("\"operatorType\"", "\"operator\""), ("prototypes: lucid", "lucid"),
  ])
  func `a document that does not follow the schema is found out`(old: String, new: String) throws {
    let text = AuditSample().report.json()
    try #require(text.contains(old))
    let wrong = text.replacing(old, with: new)
    #expect(try Self.schema().violations(of: Data(wrong.utf8)) != [])
  }

  @Test func `paths can be read back`() throws {
    let report = AuditSample(unscoredLayers: [1, 4]).report
    let json = try Self.object(report.json())
    let bytes = try JSONSerialization.data(withJSONObject: try #require(json["paths"]))
    #expect(try JSONDecoder().decode(PathAudit.self, from: bytes) == report.paths)
    let fooling = try JSONSerialization.data(withJSONObject: try #require(json["fooling"]))
    #expect(
      try JSONDecoder().decode([FoolingScore].self, from: fooling) == report.foolingScores)
  }

  @Test func `equal reports give equal bytes, without times`() {
    let (first, second) = (AuditSample().report, AuditSample().report)
    #expect(first.json() == second.json())
    #expect(first.csv == second.csv)
    #expect(first.html == second.html)
    #expect(!first.json().contains("4.25"))
    #expect(first.json(includingTimes: true).contains("\"secondsPerPrototype\": 4.25"))
  }

  @Test func `keys are sorted and text is as it was`() throws {
    let name = "\"\u{301}</script>\u{0}\u{2028}\\ \u{1F426}"
    let text = AuditSample(classes: [3: name]).report.json()
    #expect(!text.contains("<"))
    #expect(text.hasSuffix("}\n"))
    let labels = try #require(try Self.object(text)["labels"] as? [String: String])
    #expect(labels == ["3": name])
    let keys = text.matches(of: /(?m)^  "([A-Za-z]+)":/).map { String($0.1) }
    #expect(keys == keys.sorted() && keys.count == 12)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `what is not finite is null`(value: Double) throws {
    let score = FoolingScore(
      recipe: "a", classIndex: 0, number: 0, logit: value, probability: 0.5,
      heldOutProbability: 0.5, heldOutTopShare: 0.5, transfer: nil, neighbors: [])
    let area = Estimate(value: 0.5, lower: value, upper: 1, count: 2)
    let report = AuditReport(
      model: .init(name: "m", sha256: "0"), version: "1", seed: .max,
      photographs: .init(folder: "p", count: 0), recipes: [.init(name: "a", digest: nil)],
      labels: [:],
      paths: PathAudit(
        layers: [], skipped: [], classes: [], mean: [], comparisons: [], doubts: []),
      foolingScores: [score], distinguishabilities: [.init(recipe: "a", area: area)])
    let text = report.json()
    #expect(text.contains("\"logit\": null"))
    #expect(text.contains("\"distinguishability\": null"))
    #expect(text.contains("\"seed\": 18446744073709551615"))
    #expect(try Self.schema().violations(of: Data(text.utf8)) == [])
  }

  /// Wilson's interval for one and for three of three, by the formula in Python.
  @Test func `shares have Wilson's interval`() throws {
    let json = try Self.object(AuditSample(classes: [0: "a", 3: "b", 6: "c"]).report.json())
    let recipes = try #require(json["recipes"] as? [[String: Any]])
    // Ranks of the first recipe: 1, 1 and 1; of the second: 6, 6 and 6.
    let first = try #require(recipes[0]["transferTop1"] as? [String: Double])
    #expect(first == ["value": 1, "lower": 0.438503, "upper": 1, "count": 3])
    let second = try #require(recipes[1]["transferTop5"] as? [String: Double])
    #expect(second == ["value": 0, "lower": 0, "upper": 0.561497, "count": 3])
  }

  // MARK: CSV

  @Test func `the table has a row for each class, subject, layer and view`() throws {
    let sample = AuditSample(recipes: ["a", "b,\"c\""], unscoredLayers: [2])
    let rows = Self.rows(sample.report.csv)
    #expect(rows.count == 1 + (1 + 3) * (2 + 2) * 5 * 2)
    #expect(rows.allSatisfy { $0.count == 41 })
    #expect(Set(rows.dropFirst().map { $0[0] }) == ["mean", "1", "15", "17"])
    #expect(Set(rows.dropFirst().map { $0[2] }).contains("prototypes: b,\"c\""))
    let unscored = rows.filter { $0[4] == "2" }
    #expect(unscored.count == 4 * 4 * 2)
    #expect(unscored.allSatisfy { $0[9...32].allSatisfy(\.isEmpty) && $0[33] == "3.5" })
    #expect(unscored.allSatisfy { $0[37...].allSatisfy(\.isEmpty) })
  }

  @Test func `a row is as it was when it was checked by eye`() {
    let lines = AuditSample(recipes: ["a"], layers: ["x"]).report.csv.components(
      separatedBy: "\r\n")
    #expect(
      lines[5]
        == "mean,mean,prototypes: a,18,0,x,Relu,0,units,1.3,1.22,1.388,6,1.4,1.32,1.488,6,"
        + "1.25,1.17,1.338,6,0.125,0.063,0.194,6,0.25,0.188,0.319,6,0.5,0.438,0.569,6,"
        + "3.5,3,4.05,6,1.35,1.1,1.625,6")
    #expect(lines.last == "")
  }

  @Test(arguments: ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
  func `no text starts a spreadsheet's formula`(name: String) {
    let rows = Self.rows(AuditSample(classes: [1: name], layers: [name]).report.csv)
    #expect(rows.last?[1] == "'" + name)
    #expect(rows.last?[5] == "'" + name)
  }

  @Test(arguments: ["a,b", "\"", "x\r\ny", "a\"\u{301}b", "\n", "plain"])
  func `any text survives its cell`(name: String) {
    let rows = Self.rows(AuditSample(classes: [1: name], layers: [name]).report.csv)
    #expect(rows.last?[1] == name)
    #expect(rows.last?[5] == name)
    #expect(rows.allSatisfy { $0.count == 41 })
  }

  /// Reads comma-separated values as RFC 4180 writes them.
  static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = [[]]
    var cell = String.UnicodeScalarView()
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch (scalar, isQuoted) {
      case ("\"", true) where scalars.first == "\"": cell.append(scalars.removeFirst())
      case ("\"", _): isQuoted.toggle()
      case (",", false):
        rows[rows.count - 1].append(String(cell))
        cell = .init()
      case ("\r", false):
        scalars.removeFirst()
        rows[rows.count - 1].append(String(cell))
        cell = .init()
        rows.append([])
      default: cell.append(scalar)
      }
    }
    return rows.dropLast()
  }
}
