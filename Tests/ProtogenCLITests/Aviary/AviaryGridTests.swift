import Foundation
import Testing

struct AviaryGridTests {
  let sandbox: Sandbox
  private let command = [
    "aviary", "grid", "--output", "grid", "--scenes", "128", "--epochs", "1", "--oracle-scenes",
    "1", "--test", "12", "--models", "a-080-1", "clean-1",
  ]

  init() throws { sandbox = try Sandbox() }

  @Test func `a grid is made once, mended where something is missing, and summed up`() throws {
    let first = sandbox.run(command)
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output == "grid/summary.csv\n")
    #expect(
      sandbox.names(in: "work/grid") == [
        "a-080-1.jsonl", "a-080-1.onnx", "a-080-1.truth.json", "clean-1.jsonl", "clean-1.onnx",
        "clean-1.truth.json", "summary.csv",
      ])
    let summary = try #require(sandbox.read("work/grid/summary.csv"))
    let lines = String(decoding: summary, as: UTF8.self).split(separator: "\n")
    // A header, three planted cues, and a line for the clean model.
    #expect(lines.count == 5)
    #expect(Set(lines.map { $0.count { $0 == "," } }).count == 1)

    let truth = try #require(sandbox.read("work/grid/clean-1.truth.json"))
    for name in ["summary.csv", "clean-1.truth.json"] {
      try FileManager.default.removeItem(at: sandbox.folder.appending(path: "work/grid/\(name)"))
    }
    let again = sandbox.run(command)
    #expect(again.status == 0, "\(again.errors)")
    #expect(again.errors.contains("clean-1 took"))
    #expect(!again.errors.contains("a-080-1 took"))
    #expect(sandbox.read("work/grid/clean-1.truth.json") == truth)
    #expect(sandbox.read("work/grid/summary.csv") == summary)
  }

  @Test func `the grid can be listed, and an unknown model is one line`() {
    let list = sandbox.run("aviary", "grid", "--list")
    #expect(list.output.split(separator: "\n").count == 121)
    #expect(sandbox.names(in: "work") == [])
    let unknown = sandbox.run("aviary", "grid", "--output", "grid", "--models", "z-1")
    #expect(unknown.status == 64)
    #expect(unknown.errors.contains("There is no model 'z-1' in the grid"))
    let nowhere = sandbox.run("aviary", "grid")
    #expect(nowhere.status == 64)
    #expect(nowhere.errors.contains("--output FOLDER"))
  }

  @Test(arguments: [
    (["--scenes", "12"], "--scenes must be at least 64"), (["--epochs", "0"], "--epochs must be"),
  ])
  func `a number that no training can start with is found first`(options: [String], words: String) {
    let result = sandbox.run(["aviary", "grid", "--output", "grid"] + options)
    #expect(result.status == 64)
    #expect(result.errors.contains(words), "\(result.errors)")
    #expect(sandbox.names(in: "work") == [])
  }
}
