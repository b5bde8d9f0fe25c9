import Aviary
import Foundation
import Testing
import Training

struct AviaryTruthTests {
  let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    let result = sandbox.run(
      ["aviary", "train", "--output", "birds.onnx", "--plant", "crow:badge:0.9", "--quiet"]
        + AviaryTrainTests.tiny)
    try #require(result.status == 0, "\(result.errors)")
  }

  @Test func `the truth is a table, and a file that can be read`() throws {
    let result = sandbox.run(
      "aviary", "truth", "--model", "birds.onnx", "--scenes", "2", "--test", "12", "--output",
      "birds.truth.json")
    #expect(result.status == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n")
    #expect(lines[1].split(separator: " ").map(String.init) == ["class"] + Cue.all.map(\.name))
    #expect(result.output.contains("crow   badge  0.90"))
    let json = try #require(sandbox.read("work/birds.truth.json"))
    let truth = try ModelTruth(json: json, file: "")
    #expect(truth.cells.count == Species.allCases.count * Cue.all.count)
    #expect(truth.plantedCells.map(\.species) == [.crow])
    #expect(truth.oracle.size == 24)
    #expect(truth.accuracy?.trialCount == 12)
    #expect(truth.accuracyWithoutCues.trialCount == 24)
  }

  @Test func `the same question has the same answer`() {
    func answer() -> String {
      sandbox.run("aviary", "truth", "-m", "birds.onnx", "--scenes", "1", "--test", "12", "--json")
        .output
    }
    let first = answer()
    #expect(first.hasPrefix("{"))
    #expect(answer() == first)
  }

  @Test func `a classifier of something else is refused in one line`() throws {
    let file = Sandbox.fixture("tiny-residual")
    let result = sandbox.run("aviary", "truth", "--model", file)
    #expect(result.status == 65)
    #expect(result.errors.contains("are not Aviary's species"), "\(result.errors)")
    #expect(sandbox.run("aviary", "truth", "-m", "birds.onnx", "--scenes", "0").status == 64)
  }
}
