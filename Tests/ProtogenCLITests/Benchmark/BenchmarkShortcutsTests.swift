import Foundation
import Testing

struct BenchmarkShortcutsTests {
  private static let fixtures = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/aviary").path

  @Test func `scores are printed and stored, and a second run tests nothing again`() throws {
    let sandbox = try Sandbox.withPresets()
    let arguments = [
      "benchmark", "shortcuts", "--grid", Self.fixtures, "--models", "a-100-1", "--images", "6",
      "--output", "scores",
    ]
    let first = sandbox.run(arguments)
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.errors.contains("a-100-1: "))
    #expect(first.output.contains("learned cues found by their cause"))
    #expect(first.output.contains("of 2\n"))
    #expect(first.output.contains("scores/shortcuts.json"))
    #expect(first.output.contains("Grad-CAM off the mask"))
    #expect(
      sandbox.names(in: "work/scores") == ["a-100-1.json", "shortcuts.json", "shortcuts.md"])
    let page = String(decoding: sandbox.read("work/scores/shortcuts.md") ?? Data(), as: UTF8.self)
    #expect(page.contains("| Grad-CAM off the mask | "))
    let stored = try #require(sandbox.read("work/scores/shortcuts.json"))

    let second = sandbox.run(arguments)
    #expect(second.output == first.output)
    #expect(!second.errors.contains("transplants"))
    #expect(sandbox.read("work/scores/shortcuts.json") == stored)

    let blind = sandbox.run(arguments + ["--no-masks"])
    #expect(blind.status == 0, "\(blind.errors)")
    #expect(blind.output.contains("scores/shortcuts-no-masks.json"))
    #expect(!blind.output.contains("Grad-CAM") && blind.output.contains("SpRAy"))
    #expect(sandbox.read("work/scores/shortcuts.json") == stored)
  }

  @Test func `coverage is measured on top of what is stored`() throws {
    let sandbox = try Sandbox.withPresets()
    let arguments = [
      "benchmark", "shortcuts", "--grid", Self.fixtures, "--models", "clean-1", "--images", "4",
      "--output", "scores",
    ]
    let plain = sandbox.run(arguments)
    #expect(plain.status == 0 && !plain.output.contains("intervals that hold"), "\(plain.errors)")
    // A clean model has no class to rank above others.
    #expect(!plain.output.contains("within models"))
    let covered = sandbox.run(arguments + ["--coverage"])
    #expect(covered.status == 0, "\(covered.errors)")
    #expect(covered.output.contains("intervals that hold the effect on other images"))
    #expect(covered.output.contains("84 cells"))
    // Who does not ask again is told what is known.
    #expect(sandbox.run(arguments).output == covered.output)
  }

  @Test(arguments: [
    (["--grid", "nowhere"], 66, "There is no model, with its truth, in 'nowhere'."),
    (["--grid", fixtures, "--models", "z-1"], 64, "There is no model 'z-1' in the grid."),
    (["--grid", fixtures, "--images", "1"], 64, "--images must be at least 2."),
    (["--grid", fixtures, "--share", "all"], 64, "There are 'development' and 'held-out'."),
    ([], 64, "--grid"),
  ])
  func `what cannot be measured is refused`(arguments: [String], status: Int, message: String)
    throws
  {
    let sandbox = try Sandbox.withPresets()
    let result = sandbox.run(["benchmark", "shortcuts"] + arguments)
    #expect(Int(result.status) == status)
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(sandbox.names(in: "work").isEmpty)
  }

  @Test func `a model that is not its truth's is refused`() throws {
    let sandbox = try Sandbox.withPresets()
    let fixtures = URL(filePath: Self.fixtures)
    for (name, source) in [("clean-1.onnx", "clean-2.onnx"), ("clean-1.truth.json", nil)] {
      try sandbox.write(
        "work/grid/\(name)", Data(contentsOf: fixtures.appending(path: source ?? name)))
    }
    let arguments = ["benchmark", "shortcuts", "--grid", "grid", "--output", "scores"]
    let result = sandbox.run(arguments)
    #expect(result.status == 65)
    #expect(result.errors.contains("is about another file than 'clean-1.onnx'"))
    try sandbox.write("work/grid/clean-1.truth.json", Data("{".utf8))
    let cut = sandbox.run(arguments)
    #expect(cut.status == 65)
    #expect(cut.errors.contains("is not a whole truth file"))
    #expect(sandbox.names(in: "work") == ["grid"])
  }
}
