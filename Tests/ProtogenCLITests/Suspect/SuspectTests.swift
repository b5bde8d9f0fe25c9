import Foundation
import Testing

@Suite struct SuspectTests {
  private static let fixtures = Sandbox.project.appending(path: "Tests/Fixtures/aviary").path
  private static let model = fixtures + "/a-100-1.onnx"

  private static func sandbox() throws -> Sandbox {
    let sandbox = try Sandbox.withPresets()
    try sandbox.writeRecipe("quick", steps: 3)
    return sandbox
  }

  private static let quick = ["--recipe", "quick.yaml", "--seeds", "2"]

  private static func records(_ text: String) throws -> [[String: Any]] {
    try text.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  @Test func `all classes are ranked, printed and stored, twice in the same bytes`() throws {
    let sandbox = try Self.sandbox()
    let arguments = ["suspect", "--model", Self.model, "-o", "found"] + Self.quick
    let first = sandbox.run(arguments)
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.errors.contains("prototypes: ") && first.errors.contains("scores: "))
    #expect(first.output.contains("class") && first.output.contains("goldfinch"))
    #expect(
      first.output.hasSuffix(
        "found/suspicions.jsonl\nA suspicion is a reason to test with images (protogen audit "
          + "--images …), not a finding.\n"))
    #expect(sandbox.names(in: "work/found") == ["suspicions.jsonl"])
    let stored = try #require(sandbox.read("work/found/suspicions.jsonl"))

    let records = try Self.records(String(decoding: stored, as: UTF8.self))
    #expect(records.count == 12)
    #expect(records.compactMap { $0["rank"] as? Int } == Array(1...12))
    let scores = records.compactMap { $0["score"] as? Double }
    #expect(scores == scores.sorted(by: >))
    for record in records {
      #expect(["suspicion", "observation"].contains(record["tier"] as? String))
      #expect((record["tier"] as? String == "suspicion") == (record["sentence"] != nil))
      #expect((record["parts"] as? [String: Double])?.count == 21)
      #expect((record["carriers"] as? [Any])?.isEmpty == false)
      #expect(record["seeds"] as? Int == 2 && record["directions"] as? Int == 16)
      #expect((record["sha256"] as? String)?.count == 64)
      #expect((record["q"] as? Double).map { (0...1).contains($0) } == true)
    }
    #expect(!first.output.lowercased().contains("spurious"))

    let second = sandbox.run(arguments)
    #expect(second.output == first.output)
    #expect(sandbox.read("work/found/suspicions.jsonl") == stored)
  }

  @Test func `named classes are compared alone, and records can be printed`() throws {
    let sandbox = try Self.sandbox()
    let result = sandbox.run(
      ["suspect", "--model", Self.model, "--class", "robin,crow,goldfinch", "--json", "--quiet"]
        + Self.quick)
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    let records = try Self.records(result.output)
    #expect(Set(records.compactMap { $0["name"] as? String }) == ["robin", "crow", "goldfinch"])
    #expect(records.allSatisfy { $0["compared"] as? Int == 3 })
    #expect(sandbox.read("work/Outputs/suspect/suspicions.jsonl") == Data(result.output.utf8))
    let other = sandbox.run(
      ["suspect", "--model", Self.model, "--class", "robin,crow,goldfinch", "--json", "--quiet"]
        + Self.quick + ["--seed", "1"])
    #expect(other.status == 0 && other.output != result.output)
  }

  @Test func `a recipe of another image size is drawn in the classifier's`() throws {
    let sandbox = try Self.sandbox()
    try sandbox.write("work/large.yaml", Data("name: large\nimageSize: 96\nsteps: 2\n".utf8))
    let result = sandbox.run([
      "suspect", "--model", Self.model, "--class", "0-2", "--recipe", "large.yaml", "--seeds", "1",
    ])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("  –  "))
  }

  @Test(arguments: [
    (["--seeds", "0"], 64, "--seeds must be 1 to 32."),
    (["--class", "robin,crow"], 65, "There are 2 classes. What is unusual shows only among three"),
    (["--class", "robbin"], 64, "robin"),
    (["--recipe", "nothing"], 64, "There is no recipe called 'nothing'."),
    (["--output", ""], 64, "--output names no folder."),
  ])
  func `what cannot be compared is refused`(arguments: [String], status: Int, message: String)
    throws
  {
    let sandbox = try Sandbox.withPresets()
    let result = sandbox.run(["suspect", "--model", Self.model] + arguments)
    #expect(Int(result.status) == status, "\(result.errors)")
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(sandbox.names(in: "work").isEmpty)
  }
}
