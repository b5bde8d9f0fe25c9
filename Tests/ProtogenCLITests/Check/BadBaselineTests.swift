import Foundation
import Testing

/// Baselines and policies that somebody broke.
struct BadBaselineTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox.forAudits()
    #expect(sandbox.baseline("--class", "2,3").status == 0)
    try FileManager.default.removeItem(at: sandbox.folder.appending(path: "work/Outputs"))
  }

  @Test func `a baseline that was cut short`() throws {
    let data = try #require(sandbox.read("work/protogen-baseline.json"))
    try sandbox.write("work/protogen-baseline.json", data.prefix(700))
    sandbox.expectRefusal(
      sandbox.check(), status: 65, saying: "'protogen-baseline.json' is not a baseline",
      "cut short", "Restore it")
  }

  @Test func `a baseline that was edited by hand`() throws {
    try sandbox.editBaseline("\"topShare\" : ", "\"topshare\" : ")
    sandbox.expectRefusal(
      sandbox.check(), status: 65, saying: "'classes[0].prototypes[0].topShare' is missing")
  }

  @Test func `a baseline of a later version`() throws {
    try sandbox.editBaseline("protogen-baseline/1", "protogen-baseline/2")
    sandbox.expectRefusal(
      sandbox.check(), status: 65, saying: "'protogen-baseline/2'", "knows 'protogen-baseline/1'")
  }

  @Test func `a policy with a word that means nothing`() throws {
    try sandbox.write("work/p.yaml", Data("rules:\n  recogniton: fail\n".utf8))
    sandbox.expectRefusal(
      sandbox.check("--policy", "p.yaml"), status: 65, saying: "rules.recogniton", "'recognition'")
  }

  @Test func `a baseline of another recipe`() throws {
    try sandbox.writeRecipe("quick", steps: 4)
    let result = sandbox.check()
    #expect(result.status == 2, "\(result.errors)")
    #expect(result.output.contains("The recipe 'quick' is not what it was"), "\(result.output)")
  }

  @Test func `a class that the baseline does not have`() {
    sandbox.expectRefusal(
      sandbox.check("--class", "5"), status: 64, saying: "'class 5' is not in the baseline")
  }
}
