import Foundation
import Testing

/// Commands that are cut into shards and merged: to the byte what one run gives.
struct ShardedRunTests {
  /// One shard, fewer than there is work, as many, and more.
  private static let counts = [1, 2, 3, 7]

  /// Other tests may change how many threads this process computes with, on which last bits depend.
  private static let threads = ["--threads", "1"]

  private static let render = ["--class", "1-5", "--count", "2", "--batch", "4"] + threads

  @Test func `shards of a rendering run give what one run gives`() throws {
    let whole = try Sandbox.withPresets()
    let words = Sandbox.arguments(Sandbox.auditedModel, Self.render)
    let single = whole.run(words)
    #expect(single.status == 0, "\(single.errors)")
    #expect(whole.outputs().count == 5 * 4 + 1)
    for count in Self.counts {
      let sandbox = try Sandbox.withPresets()
      let result = sandbox.sharded(words, in: "-o", of: count)
      #expect(result.status == 0, "\(result.errors)")
      #expect(sandbox.outputs() == whole.outputs(), "\(count) shards")
    }
  }

  @Test func `a shard draws whole batches, and no other draws them again`() throws {
    let sandbox = try Sandbox.withPresets()
    let words = Sandbox.arguments(Sandbox.auditedModel, Self.render)
    let results = sandbox.runShards(words, in: "-o", of: 3).reversed()
    let drawn = Sandbox.parts(3).map { part in
      sandbox.names(in: "work/\(part)").filter { $0.contains("class") }
    }
    #expect(drawn == [["1-class-1", "2-class-2"], ["3-class-3", "4-class-4"], ["5-class-5"]])
    #expect(results.first?.output.contains("2 of 5 subjects") == true)
    #expect(results.first?.output.contains("protogen merge part-1 …") == true)
  }

  @Test(arguments: [[], ["--masks", "masks"]])
  func `shards of an audit give what one audit gives`(masks: [String]) throws {
    func sandbox() throws -> Sandbox {
      let sandbox = try Sandbox.forAudits()
      try sandbox.writeMasks()
      return sandbox
    }
    let whole = try sandbox()
    let words = Sandbox.audit(["--batch", "2"] + masks + Self.threads)
    let single = whole.run(words)
    #expect(single.status == 0, "\(single.errors)")
    for count in Self.counts {
      let sandbox = try sandbox()
      let result = sandbox.sharded(words, in: "--output", of: count)
      #expect(result.status == 0, "\(result.errors)")
      #expect(!result.errors.contains("paths of class"), "\(result.errors)")
      #expect(!result.errors.contains("more: step"), "\(result.errors)")
      #expect(sandbox.outputs() == whole.outputs(), "\(count) shards")
    }
  }

  @Test func `shards of a baseline give what one baseline is`() throws {
    let whole = try Sandbox.forAudits()
    let words = Sandbox.baseline(["--images", "photos"] + Self.threads)
    let single = whole.run(words)
    #expect(single.status == 0, "\(single.errors)")
    for count in Self.counts {
      let sandbox = try Sandbox.forAudits()
      let result = sandbox.sharded(words, in: "--cache", of: count)
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output == single.output)
      #expect(!result.errors.contains(": step 1 of 3, objective"), "\(result.errors)")
      #expect(
        sandbox.read("work/protogen-baseline.json") == whole.read("work/protogen-baseline.json"),
        "\(count) shards")
      #expect(sandbox.outputs() == whole.outputs(), "\(count) shards")
    }
  }

  @Test(arguments: [
    (["--images", "photos"], ["--images", "photos"], 0),
    (["--labels", "old.txt"], ["--labels", "new.txt"], 1), (["--images", "photos"], [], 2),
  ])
  func `shards of a check come to its verdict and its reports`(
    before: [String], now: [String], verdict: Int
  ) throws {
    func sandbox() throws -> Sandbox {
      let sandbox = try Sandbox.forAudits()
      try sandbox.write("work/old.txt", Data((0..<10).map { "thing \($0)\n" }.joined().utf8))
      try sandbox.write("work/new.txt", Data((1..<11).map { "thing \($0)\n" }.joined().utf8))
      return sandbox
    }
    let whole = try sandbox()
    #expect(whole.run(Sandbox.baseline(before + Self.threads)).status == 0)
    let baseline = try #require(whole.read("work/protogen-baseline.json"))
    try FileManager.default.removeItem(at: whole.folder.appending(path: "work/Outputs"))
    let single = whole.run(Sandbox.check(now + Self.threads))
    #expect(Int(single.status) == verdict, "\(single.output)\(single.errors)")
    for count in Self.counts {
      let sandbox = try sandbox()
      try sandbox.write("work/protogen-baseline.json", baseline)
      let result = sandbox.sharded(Sandbox.check(now + Self.threads), in: "--cache", of: count)
      #expect(Int(result.status) == verdict, "\(result.errors)")
      #expect(result.output == single.output)
      #expect(sandbox.outputs() == whole.outputs(), "\(count) shards")
    }
  }

  @Test func `a merge can write elsewhere, and twice`() throws {
    let sandbox = try Sandbox.withPresets()
    let words = Sandbox.arguments(
      Sandbox.auditedModel, ["--class", "1,2", "--batch", "1"] + Self.threads)
    #expect(sandbox.sharded(words, in: "-o", of: 2, merging: ["-o", "all"]).status == 0)
    let first = sandbox.outputs(in: "all")
    #expect(!first.isEmpty && !sandbox.hasFolder())
    #expect(sandbox.merge(2, "-o", "all").status == 0)
    #expect(sandbox.outputs(in: "all") == first)
    let other = words + ["--seed", "7"]
    #expect(sandbox.sharded(other, in: "-o", of: 2, merging: ["-o", "all"]).status == 0)
    let second = sandbox.outputs(in: "all")
    #expect(second.keys == first.keys && second != first)
    #expect(sandbox.run(other).status == 0)
    #expect(sandbox.outputs() == second)
  }

  @Test func `shards of different numbers of threads are merged, and that is said`() throws {
    let sandbox = try Sandbox.withPresets()
    let words = Sandbox.arguments(Sandbox.auditedModel, ["--class", "1,2", "--batch", "1"])
    for shard in sandbox.runShards(words, in: "-o", of: 2) { #expect(shard.status == 0) }
    #expect(!sandbox.merge(2, "-o", "same").errors.contains("threads"))
    let record = try #require(sandbox.read("work/part-2/shard.json"))
    let text = String(decoding: record, as: UTF8.self)
      .replacing(/"threadCount" : \d+/, with: "\"threadCount\" : 977")
    try sandbox.write("work/part-2/shard.json", Data(text.utf8))
    let merged = sandbox.merge(2, "-o", "other")
    #expect(merged.status == 0)
    #expect(merged.errors.contains("and 977 threads"), "\(merged.errors)")
    #expect(sandbox.outputs(in: "other") == sandbox.outputs(in: "same"))
  }

  @Test func `a shard without work says so and ends well`() throws {
    let sandbox = try Sandbox.withPresets()
    let words = Sandbox.arguments(Sandbox.auditedModel, ["--class", "1"])
    let results = sandbox.runShards(words, in: "-o", of: 2)
    #expect(results.map(\.status) == [0, 0])
    #expect(results.contains { $0.output.contains("nothing left for it to do") })
  }
}
