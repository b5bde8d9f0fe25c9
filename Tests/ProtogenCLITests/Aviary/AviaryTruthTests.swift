import Aviary
import Classifiers
import Foundation
import ONNX
import Statistics
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
    #expect(lines.contains("*: the cue was planted in the class when the classifier was trained."))
    #expect(result.output.contains("crow   badge  0.90"))
    let json = try #require(sandbox.read("work/birds.truth.json"))
    let truth = try ModelTruth(json: json, file: "")
    #expect(truth.cells.count == Species.allCases.count * Cue.all.count)
    #expect(truth.plantedCells.map(\.species) == [.crow])
    #expect(truth.oracle.size == 24)
    #expect(truth.accuracy?.trialCount == 12)
    #expect(truth.accuracyWithoutCues.trialCount == 24)
  }

  @Test func `a size is that of all scenes`() throws {
    let result = sandbox.run(
      "aviary", "truth", "-m", "birds.onnx", "--size", "48", "--scenes", "1", "--test", "240",
      "--json")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("trained on scenes of 24 pixels, and is shown scenes of 48"))
    let truth = try ModelTruth(json: Data(result.output.utf8), file: "")
    #expect(truth.oracle.size == 48)

    let model = try Model(contentsOf: sandbox.folder.appending(path: "work/birds.onnx"))
    let world = try #require(Schooling(of: model)).world()
    func accuracy(_ size: Int) throws -> Proportion {
      let classifier = try Classifier(
        model, preprocessing: ModelMetadata(model.metadata, file: "").preprocessing ?? .init(),
        height: size, width: size)
      return try ConfusionTable.measured(
        over: SceneExamples(of: world, share: .testing, count: 240, size: size), classCount: 12
      ) { try classifier.logits(of: $0) }.accuracy
    }
    #expect(try truth.accuracy == accuracy(48))
    #expect(try truth.accuracy != accuracy(24))
  }

  @Test func `a file that cannot be written is found before the model is looked for`() {
    for (path, status) in [("/proc/truth.json", 73), ("birds.onnx/truth.json", 73), ("", 64)] {
      let result = sandbox.run("aviary", "truth", "-m", "absent.onnx", "--output", path)
      #expect(result.status == Int32(status), "\(result.errors)")
    }
    let result = sandbox.run("aviary", "truth", "-m", "absent.onnx", "--output", "/proc/q.json")
    #expect(result.errors.contains("its folder is write-protected"), "\(result.errors)")
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
