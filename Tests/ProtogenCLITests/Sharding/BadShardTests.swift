import Foundation
import Testing

/// What is wrong with shards, and what is said of it.
struct BadShardTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox.withPresets() }

  private static let words = Sandbox.arguments(
    Sandbox.auditedModel, ["--class", "1,2,3", "--batch", "1"])

  private func expectFailure(
    _ result: Sandbox.Result, _ status: Int32, _ words: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(result.status == status, "\(result.errors)", sourceLocation: sourceLocation)
    let errors = result.errors.split(separator: "\n").filter { $0.contains("error: ") }
    #expect(errors.count == 1, "\(result.errors)", sourceLocation: sourceLocation)
    for word in words {
      #expect(
        result.errors.contains(word), "'\(word)' in: \(result.errors)",
        sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: ["", "1", "0/4", "5/4", "-1/4", "1/0", "1/10001", "a/b", "1/2/3", "1/", "+1/2"])
  func `what is no shard is refused`(text: String) {
    for command in ["render", "audit", "baseline", "check"] {
      let images = command == "audit" ? ["--images", "photos"] : []
      let classes = command == "render" ? ["--class", "1"] : []
      expectFailure(
        sandbox.run([command] + images + classes + ["--shard=\(text)"]), 64, "--shard", "i/n")
    }
    #expect(sandbox.names(in: "work").isEmpty)
  }

  @Test func `what does not go with shards is refused`() {
    expectFailure(
      sandbox.run(Self.words + ["--shard", "1/2", "--force"]), 64, "leave --force out")
    expectFailure(
      sandbox.run(["audit", "--images", "p", "--shard", "1/2", "--budget", "9s"]), 64,
      "leave --budget out")
    expectFailure(sandbox.run(["check", "--shard", "1/2", "--budget", "9s"]), 64, "--budget")
    expectFailure(sandbox.run(["merge"]), 64, "shards")
  }

  @Test func `a missing shard is named`() {
    _ = sandbox.runShards(Self.words, in: "-o", of: 3)
    expectFailure(sandbox.run("merge", "part-3", "part-1"), 66, "Shard 2/3", "not among")
    expectFailure(sandbox.run("merge", "part-2"), 66, "Shards 1/3, 3/3")
    expectFailure(sandbox.run("merge", "part-1", "part-2", "absent"), 66, "'absent' holds no")
    #expect(!sandbox.hasFolder())
  }

  @Test func `a shard that is there twice, or in the way, is refused`() {
    _ = sandbox.runShards(Self.words, in: "-o", of: 2)
    expectFailure(sandbox.run("merge", "part-1", "part-1", "part-2"), 64, "both shard 1/2")
    expectFailure(sandbox.merge(2, "-o", "part-1"), 64, "folder of a shard")
    expectFailure(sandbox.merge(2, "--cache", "cache"), 64, "--cache")
    expectFailure(
      sandbox.run(Self.words + ["--shard", "2/2", "-o", "part-1"]), 64, "shard 1/2", "its own")
  }

  @Test func `a shard of another run is refused`() throws {
    _ = sandbox.runShards(Self.words, in: "-o", of: 2)
    let others = [
      (["--seed", "7"], "1/2", "by another command"), ([], "2/3", "not of one run"),
    ]
    for (words, shard, reason) in others {
      #expect(sandbox.run(Self.words + words + ["--shard", shard, "-o", "other"]).status == 0)
      expectFailure(sandbox.run("merge", "other", "part-2"), 65, "'other'", reason)
      try FileManager.default.removeItem(at: sandbox.folder.appending(path: "work/other"))
    }
    #expect(!sandbox.hasFolder())
  }

  @Test func `a shard of another model or of changed photographs is refused`() throws {
    let sandbox = try Sandbox.forAudits()
    let model = sandbox.folder.appending(path: "work/model.onnx")
    func setModel(_ name: String) throws {
      try? FileManager.default.removeItem(at: model)
      try FileManager.default.copyItem(atPath: Sandbox.fixture(name), toPath: model.path)
    }
    try setModel("tiny-residual")
    let words = Sandbox.audit(["--model", "model.onnx", "--no-findings"])
    #expect(sandbox.run(words + ["--shard", "1/2", "-o", "part-1"]).status == 0)
    try sandbox.writePhotographs(of: 3, count: 5, in: "photos/3")
    #expect(sandbox.run(words + ["--shard", "2/2", "-o", "part-2"]).status == 0)
    expectFailure(sandbox.merge(2), 65, "'part-2'", "photographs")
    #expect(sandbox.run(words + ["--shard", "1/2", "-o", "part-1"]).status == 0)
    try setModel("tiny-mobile")
    expectFailure(sandbox.merge(2), 65, "cannot be finished here", "model's file")
    #expect(!sandbox.hasFolder())
    try setModel("tiny-residual")
    try sandbox.writePhotographs(of: 5, count: 5, in: "photos/5")
    expectFailure(sandbox.merge(2), 65, "cannot be finished here", "photographs")
  }

  @Test func `files that are damaged or do not agree are named`() throws {
    _ = sandbox.runShards(Self.words, in: "-o", of: 2)
    let picture = "work/part-2/3-class-3/3-class-3-1.png"
    try sandbox.write(picture, Data("damaged".utf8))
    expectFailure(sandbox.merge(2), 65, "'part-2/3-class-3/3-class-3-1.png'", "shard 2/2 again")
    #expect(!sandbox.hasFolder("Outputs/3-class-3/manifest.json"))
    try sandbox.write("work/part-2/shard.json", Data("{}".utf8))
    expectFailure(sandbox.merge(2), 65, "part-2/shard.json")
    _ = sandbox.runShards(Self.words, in: "-o", of: 2)
    let record = String(
      decoding: sandbox.read("work/part-2/shard.json") ?? Data(), as: UTF8.self)
    let path = "1-class-1/manifest.json"
    try sandbox.write(
      "work/part-2/shard.json",
      Data(record.replacing("\"files\" : {", with: "\"files\" : { \"\(path)\" : \"0\",").utf8))
    expectFailure(sandbox.merge(2), 65, path, "do not agree")
    try sandbox.write(
      "work/part-2/shard.json",
      Data(record.replacing("3-class-3/", with: "../3-class-3/").utf8))
    expectFailure(sandbox.merge(2), 65, "part-2/shard.json")
  }
}
