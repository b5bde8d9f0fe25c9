import Foundation
import Reports
import SpuriousFeatures
import Testing

struct FindingRecordsTests {
  static func schema() throws -> JSONSchemaCheck {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try JSONSchemaCheck(
      Data(contentsOf: root.appending(path: ".readme/finding.schema.json")))
  }

  private static func lines(_ sample: FindingSample) throws -> [String] {
    try AuditSample(findings: sample.report).report.findingLines
      .split(separator: "\n").map(String.init)
  }

  @Test(arguments: [CoreDeclaration.masks, .boxes, nil], [true, false])
  func `each line follows the published schema`(
    declaration: CoreDeclaration?, hasSupport: Bool
  ) throws {
    let lines = try Self.lines(
      FindingSample(declaration: declaration, hasSupport: hasSupport, name: "\"\n<a>.jpg"))
    #expect(lines.count == 2)
    for line in lines { #expect(try Self.schema().violations(of: Data(line.utf8)) == []) }
  }

  @Test func `the schema explains every property and leaves no object open`() throws {
    #expect(try Self.schema().gaps == [])
  }

  @Test(arguments: [
    ("\"tier\": \"spurious\"", "\"tier\": \"certain\""),
    ("\"severity\": \"high\"", "\"severity\": 3"),
    ("\"q\"", "\"Q\""), ("protogen-finding/1", "protogen-finding/2"),
    ("\"headWeight\": 0.5", "\"headWeight\": \"0.5\""),
  ])
  func `a line that does not follow the schema is found out`(old: String, new: String) throws {
    let line = try #require(try Self.lines(FindingSample()).first)
    try #require(line.contains(old), "\(old)")
    let wrong = line.replacing(old, with: new)
    #expect(try Self.schema().violations(of: Data(wrong.utf8)) != [])
  }

  @Test func `the worst comes first, and the audit has the same records`() throws {
    let report = try AuditSample(findings: FindingSample().report).report
    let lines = try Self.lines(FindingSample()).map(AuditRecordsTests.object)
    #expect(lines.map { $0["severity"] as? String } == ["high", "medium"])
    #expect(lines.map { $0["className"] as? String } == ["jay", "robin"])
    let whole = try AuditRecordsTests.object(report.json())
    let findings = try #require(whole["findings"] as? [String: Any])
    let records = try #require(findings["findings"] as? [[String: Any]])
    #expect(records.map(NSDictionary.init) == lines.map(NSDictionary.init))
  }

  @Test func `without findings there are no lines`() throws {
    #expect(AuditSample().report.findingLines.isEmpty)
    let json = try AuditRecordsTests.object(AuditSample().report.json())
    #expect(json["findings"] is NSNull)
  }

  @Test func `only with a declaration is anything called spurious`() throws {
    let bare = try AuditSample(findings: FindingSample(declaration: nil).report).report
    #expect(!bare.findingLines.lowercased().contains("spurious"))
    #expect(!bare.json().lowercased().contains("spurious"))
    #expect(!bare.html.lowercased().contains("spurious"))
    let declared = try AuditSample(findings: FindingSample().report).report
    #expect(declared.findingLines.contains("a spurious feature"))
    #expect(declared.html.contains("spurious finding"))
  }
}
