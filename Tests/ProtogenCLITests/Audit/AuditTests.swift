import Classifiers
import Foundation
import Testing

/// What an audit writes and prints.
struct AuditTests {
  let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox.forAudits()
  }

  private func classes() throws -> [Int] {
    let paths = try #require(try sandbox.auditJSON()["paths"] as? [String: Any])
    let classes = try #require(paths["classes"] as? [[String: Any]])
    return classes.compactMap { $0["classIndex"] as? Int }
  }

  @Test
  func `an audit writes its report, and prints a line for each control and recipe`() throws {
    try sandbox.writeRecipe("other", steps: 2)
    let result = sandbox.audit("--recipe", "quick.yaml,other.yaml", "--count", "2")
    #expect(result.status == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(lines[0].contains("first third"))
    for (line, name) in zip(
      lines.dropFirst(), ["held-out photographs", "other photographs", "quick", "other"])
    {
      #expect(line.hasPrefix(name), "\(line)")
    }
    #expect(lines.last == "Outputs/audit/audit.html")
    for name in ["audit.json", "audit.csv", "audit.html"] {
      #expect(sandbox.read("work/Outputs/audit/\(name)") != nil, "\(name)")
    }
    #expect(
      sandbox.names(in: "work/Outputs/audit/prototypes/other/5-class-5").contains(
        "5-class-5-2.png"))
    #expect(try classes() == [3, 5, 7])
    let fooling = try #require(try sandbox.auditJSON()["fooling"] as? [[String: Any]])
    #expect(fooling.count == 12)
    #expect(fooling.allSatisfy { ($0["neighbors"] as? [Any])?.count == 3 })
  }

  @Test
  func `the classes that are not asked for serve as the others`() throws {
    let result = sandbox.audit("--class", "5")
    #expect(result.status == 0, "\(result.errors)")
    #expect(try classes() == [5])
    let photographs = try #require(try sandbox.auditJSON()["photographs"] as? [String: Any])
    #expect(photographs["count"] as? Int == 12)
    #expect(
      sandbox.names(in: "work/Outputs/audit/prototypes/quick") == ["5-class-5", "index.html"])
  }

  @Test
  func `the same photographs give the same bytes of every file, whatever was there before`() throws
  {
    #expect(sandbox.audit("--seed", "3").status == 0)
    let first = sandbox.outputs()
    #expect(first.count > 8)
    let again = sandbox.audit("--seed", "3")
    #expect(again.status == 0)
    #expect(!again.errors.contains("paths of"), "measured again: \(again.errors)")
    #expect(sandbox.outputs() == first)
    #expect(sandbox.audit("--seed", "3", "--force").errors.contains("paths of"))
    #expect(sandbox.outputs() == first)

    let other = try Sandbox.forAudits()
    #expect(other.audit("--seed", "3").status == 0)
    #expect(other.outputs() == first)
  }

  @Test
  func `a new photograph, another prototype and other layers are measured`() throws {
    #expect(sandbox.audit("--class", "3").status == 0)
    for words in [["--class", "3", "--seed", "1"], ["--class", "3", "--layers", "logits"]] {
      let result = sandbox.run(Sandbox.audit(words))
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.errors.contains("paths of class 3"), "\(words)")
    }
    try sandbox.writePhotographs(of: 7, count: 5, in: "photos/7")
    #expect(sandbox.audit("--class", "3", "--layers", "logits").errors.contains("paths of class 3"))
  }

  @Test
  func `JSON is all that standard output gets, and is the file`() throws {
    let result = sandbox.audit("--class", "3", "--json")
    #expect(result.status == 0, "\(result.errors)")
    #expect(Data(result.output.utf8) == sandbox.read("work/Outputs/audit/audit.json"))
    #expect(try sandbox.auditJSON()["format"] as? String == "protogen-audit/1")
  }

  @Test
  func `quiet prints nothing at all`() {
    let result = sandbox.audit("--class", "3", "--quiet")
    #expect(result.status == 0)
    #expect(result.output.isEmpty)
    #expect(result.errors.isEmpty, "\(result.errors)")
  }

  @Test
  func `layers are chosen by name, pattern and stages`() throws {
    for (text, isExpected) in [
      ("logits", { $0 == ["logits"] }), ("*Relu*,logits", { $0.count > 1 }),
      ("stages", { $0.last == "logits" }),
    ] as [(String, ([String]) -> Bool)] {
      let result = sandbox.audit("--class", "3", "--layers", text)
      #expect(result.status == 0, "\(text): \(result.errors)")
      let paths = try #require(try sandbox.auditJSON()["paths"] as? [String: Any])
      let layers = try #require(paths["layers"] as? [[String: Any]])
      #expect(isExpected(layers.compactMap { $0["name"] as? String }), "\(text): \(layers)")
    }
  }

  @Test
  func `statistics hold means and variances, and no photograph`() throws {
    let result = sandbox.audit("--class", "3", "--statistics", "statistics.json")
    #expect(result.status == 0, "\(result.errors)")
    let data = try #require(sandbox.read("work/statistics.json"))
    let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(json["photographCount"] as? Int == 12)
    #expect(!String(decoding: data, as: UTF8.self).contains(".png"))
  }

  @Test
  func `statistics that cannot be written are found before a photograph is read`() {
    sandbox.expectRefusal(
      sandbox.audit("--statistics", "/proc/x.json"), status: 73, saying: "'/proc/x.json'")
    sandbox.expectRefusal(
      sandbox.audit("--statistics", "/proc/x/y.json"), status: 73, saying: "--statistics")
    #expect(sandbox.audit("--class", "3", "--statistics", "new/s.json").status == 0)
    #expect(sandbox.read("work/new/s.json") != nil)
  }

  @Test
  func `a list of photographs gives the same figures as folders`() throws {
    let lines = [3, 5, 7].flatMap { index in
      (0..<4).map { "photos/\(index)/\($0).png,class \(index)" }
    }
    let list = (["file,class"] + lines.reversed()).joined(separator: "\r\n")
    try sandbox.write("work/photos.csv", Data(list.utf8))
    let table = {
      let csv = sandbox.read("work/Outputs/audit/audit.csv") ?? Data()
      return String(decoding: csv, as: UTF8.self)
    }
    #expect(sandbox.audit().status == 0)
    let expected = table()
    let result = sandbox.audit("--images", "photos.csv")
    #expect(result.status == 0, "\(result.errors)")
    #expect(table() == expected)
  }
}
