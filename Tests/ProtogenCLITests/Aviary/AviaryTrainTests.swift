import Aviary
import Foundation
import ONNX
import Testing
import Training

struct AviaryTrainTests {
  let sandbox: Sandbox
  static let tiny = [
    "--recipe", "small", "--size", "24", "--scenes", "128", "--epochs", "2", "--test", "24",
  ]

  init() throws { sandbox = try Sandbox() }

  private func train(_ file: String, _ more: [String] = []) -> Sandbox.Result {
    sandbox.run(["aviary", "train", "--output", file] + Self.tiny + more)
  }

  @Test func `training writes a model, its log and a report, and no checkpoint`() throws {
    let result = train("out/birds.onnx", ["--plant", "crow:badge:0.9", "--rho", "0.2"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(sandbox.names(in: "work/out") == ["birds.jsonl", "birds.onnx"])
    #expect(result.output.contains("of 24 unseen scenes (95 % interval"))
    #expect(result.output.contains("house sparrow"))
    let log = String(decoding: try #require(sandbox.read("work/out/birds.jsonl")), as: UTF8.self)
    #expect(log.split(separator: "\n").count == 2)
    let model = try Model(contentsOf: sandbox.folder.appending(path: "work/out/birds.onnx"))
    let schooling = try #require(Schooling(of: model))
    #expect(schooling.plantings == [try Planting(.badge, in: .crow, strength: 0.9)])
    #expect((schooling.swapProbability, schooling.size, schooling.sceneCount) == (0.2, 24, 128))
  }

  @Test func `the same command gives the same file, in whatever folder`() throws {
    #expect(train("a.onnx", ["--quiet"]).status == 0)
    #expect(train("other/b.onnx", ["--quiet"]).status == 0)
    let first = try #require(sandbox.read("work/a.onnx"))
    #expect(sandbox.read("work/other/b.onnx") == first)
    #expect(sandbox.read("work/a.jsonl") == sandbox.read("work/other/b.jsonl"))
  }

  @Test(arguments: [
    (["--size", "8"], "--size must be in 16...512"),
    (["--scenes", "0"], "--scenes must be in 1...1000000"),
    (["--scenes", "5"], "--scenes must be at least 32, which is what a step of this recipe sees"),
    (["--epochs", "0"], "--epochs must be in 1...1000000, but is 0"),
    (["--rho", "1.5"], "rho must be in 0...1, but is 1.5"),
    (["--noise", "2"], "--noise must be in 0...1, but is 2.0"),
    (["--attack=-1"], "--attack must be in 0...1000"),
    (["--outliers", "1e300"], "--outliers must be in 0...1000"),
    (["--replay", "nan"], "--replay must be in 0...1000"),
    (["--plant", "crow:badge"], "not of the form CLASS:CUE:STRENGTH"),
    (["--recipe", "large"], "'builtin'"),
    (["--test", "0"], "--test must be at least 1"),
    (["--threads", "0"], "--threads must be 1 to 1024"),
    (["--threads", "9999999999"], "--threads must be 1 to 1024"),
    (["--resume", "--force"], "--resume goes on, --force starts anew"),
  ])
  func `a wrong option is one clear line`(options: [String], words: String) {
    let result = sandbox.run(
      ["aviary", "train", "--output", "new/birds.onnx", "--quiet"] + options)
    #expect(result.status == 64)
    #expect(result.errors.contains(words), "\(result.errors)")
    #expect(sandbox.names(in: "work") == [])
  }

  @Test func `a place that no model can be written to is found out first`() throws {
    #expect(train("birds.txt").errors.contains("must end in '.onnx'"))
    try sandbox.write("work/taken", Data())
    let file = train("taken/birds.onnx")
    #expect((file.status, file.output) == (73, ""))
    #expect(file.errors.contains("is a file"))
    try FileManager.default.createDirectory(
      at: sandbox.folder.appending(path: "work/folder.onnx"), withIntermediateDirectories: true)
    #expect(train("folder.onnx").status == 73)
    let closed = train("/proc/birds.onnx")
    #expect(closed.status == 73)
    #expect(closed.errors.contains("'/proc/birds.onnx' cannot be written: its folder is write-"))
  }

  // MARK: What is there already

  @Test func `a model of the same training is only tested, and another is not replaced`() throws {
    #expect(train("birds.onnx", ["--quiet"]).status == 0)
    let model = try #require(sandbox.read("work/birds.onnx"))

    let again = train("birds.onnx")
    #expect(again.status == 0, "\(again.errors)")
    #expect(again.errors.contains("is there, trained with these settings, and is only tested"))
    #expect(again.output.hasPrefix("accuracy "))
    #expect(again.output.hasSuffix("birds.onnx (already there)\n"))

    let other = train("birds.onnx", ["--seed", "1"])
    #expect((other.status, other.output) == (73, ""))
    #expect(other.errors.contains("'birds.onnx' is there, and not from a training with these"))
    #expect(other.errors.contains("--force"))
    #expect(sandbox.read("work/birds.onnx") == model)

    let forced = train("birds.onnx", ["--seed", "1", "--force"])
    #expect(forced.status == 0, "\(forced.errors)")
    #expect(forced.errors.contains("'birds.onnx' stays until the training is finished"))
    #expect(forced.output.hasSuffix("\nbirds.onnx\n"))
    #expect(sandbox.read("work/birds.onnx") != model)
  }

  @Test func `a checkpoint is not lost without a word`() throws {
    try sandbox.write("work/birds.checkpoint", Data("hours".utf8))
    let result = train("birds.onnx")
    #expect(result.status == 73)
    #expect(
      result.errors.contains(
        "'birds.checkpoint' is of a training that was stopped. Go on with --resume, or start anew "
          + "with --force."))
    #expect(sandbox.read("work/birds.checkpoint") == Data("hours".utf8))
    #expect(train("birds.onnx", ["--force", "--quiet"]).status == 0)
    #expect(sandbox.names(in: "work") == ["birds.jsonl", "birds.onnx"])
  }

  @Test func `where there is nothing to go on with, it is said`() {
    let result = train("birds.onnx", ["--resume"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("there is no 'birds.checkpoint' to go on with"))
  }

  @Test(arguments: [
    (["--epochs", "3"], "another --epochs."), (["--scenes", "130"], "another --scenes."),
    (["--recipe", "small-varied"], "another --recipe."),
    (["--plant", "crow:badge:0.9"], "another --plant or --rho."),
  ])
  func `a checkpoint of other settings names their options`(
    options: [String], words: String
  ) throws {
    var schooling = SchoolingRecipe.small.schooling(size: 24)
    schooling.sceneCount = 128
    schooling.training.epochCount = 2
    try schooling.trainer().save(to: sandbox.folder.appending(path: "work/birds.checkpoint"))
    let other = train("birds.onnx", ["--resume"] + options)
    #expect(other.status == 64)
    #expect(other.errors.contains("'birds.checkpoint' is of a training with \(words)"))
    #expect(train("birds.onnx", ["--resume", "--quiet"]).status == 0)
  }

  @Test func `a checkpoint of another training is not gone on with`() throws {
    try sandbox.write("work/birds.checkpoint", Data("not one".utf8))
    let result = train("birds.onnx", ["--resume"])
    #expect(result.status == 65)
    #expect(result.errors.contains("is not a checkpoint that can be resumed"))
  }
}

/// Stopping and going on, with the program as a process of its own.
@Suite(.enabled(if: ProtogenProcess.binary != nil, "the program was not built beside the tests"))
struct AviaryTrainInterruptionTests {
  @Test func `a stopped training goes on to the same file`() throws {
    let sandbox = try Sandbox.withPresets()
    let command =
      ["aviary", "train", "--output", "a.onnx"]
      + AviaryTrainTests.tiny.map { $0 == "2" ? "20" : $0 }
    let run = try ProtogenProcess(sandbox, command)
    run.wait(for: "pass")
    run.send(SIGINT)
    #expect(run.end() == 130)
    #expect(run.errorText.contains("Go on with --resume"), "\(run.errorText)")
    #expect(sandbox.names(in: "work").contains("a.checkpoint"))
    #expect(!sandbox.names(in: "work").contains("a.onnx"))

    let resumed = try ProtogenProcess(sandbox, command + ["--resume"])
    #expect(resumed.end() == 0, "\(resumed.errorText)")
    let whole = try ProtogenProcess(sandbox, command.map { $0 == "a.onnx" ? "b.onnx" : $0 })
    #expect(whole.end() == 0, "\(whole.errorText)")
    let first = try #require(sandbox.read("work/a.onnx"))
    #expect(sandbox.read("work/b.onnx") == first)
    #expect(sandbox.read("work/b.jsonl") == sandbox.read("work/a.jsonl"))
    #expect(!sandbox.names(in: "work").contains("a.checkpoint"))
  }
}
