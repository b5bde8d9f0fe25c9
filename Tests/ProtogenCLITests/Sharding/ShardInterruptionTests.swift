import Foundation
import Testing

/// Shards that are killed, requeued, and started twice, as processes of their own.
@Suite(
  .enabled(if: ProtogenProcess.binary != nil, "the program was not built beside the tests"),
  .serialized)
struct ShardInterruptionTests {
  private static func sandbox() throws -> Sandbox {
    let sandbox = try Sandbox.forAudits()
    try sandbox.writeRecipe("quick", steps: 120)
    return sandbox
  }

  private static let words = Sandbox.baseline(["--images", "photos", "--class", "3,5,7"])

  private static func shard(_ index: Int, _ sandbox: Sandbox) throws -> ProtogenProcess {
    try ProtogenProcess(
      sandbox,
      words + ["--shard", "\(index)/2", "--cache", Sandbox.part(index)])
  }

  /// Runs a command to its end, as a process: what it computes with its threads is then the same.
  private static func run(_ sandbox: Sandbox, _ words: [String]) throws -> Int32 {
    try ProtogenProcess(sandbox, words).end()
  }

  private static func merge(_ sandbox: Sandbox, _ count: Int) throws -> Int32 {
    try run(sandbox, ["merge"] + Sandbox.parts(count))
  }

  @Test func `a shard that is killed and run again ends in the same bytes`() throws {
    let sandbox = try Self.sandbox()
    #expect(try Self.shard(1, sandbox).end() == 0)
    for place in ["class 7: step", "paths of class 7", "findings, transplants"] {
      let run = try Self.shard(2, sandbox)
      run.wait(for: place)
      run.send(SIGKILL)
      #expect(run.end() == 128 + SIGKILL, "\(place): \(run.errorText)")
      #expect(try Self.merge(sandbox, 2) == 66)
    }
    #expect(try Self.shard(2, sandbox).end() == 0)
    #expect(try Self.merge(sandbox, 2) == 0)
    let whole = try Self.sandbox()
    #expect(try Self.run(whole, Self.words) == 0)
    #expect(sandbox.outputs() == whole.outputs())
    #expect(
      sandbox.read("work/protogen-baseline.json") == whole.read("work/protogen-baseline.json"))
  }

  @Test func `the same shard started twice at once is done once, and both end well`() throws {
    let sandbox = try Self.sandbox()
    let words = Sandbox.audit(["--resume", "--no-findings", "--shard", "1/1", "-o", "part-1"])
    let first = try ProtogenProcess(sandbox, words)
    first.wait(for: "step 1 of 120")
    let second = try ProtogenProcess(sandbox, words)
    #expect(first.end() == 0, "\(first.errorText)")
    #expect(second.end() == 0, "\(second.errorText)")
    #expect(second.errorText.contains("another run uses"), "\(second.errorText)")
    #expect(!second.errorText.contains("step 1 of 120"), "\(second.errorText)")
    #expect(try Self.merge(sandbox, 1) == 0)
    let whole = try Self.sandbox()
    #expect(try Self.run(whole, Sandbox.audit(["--no-findings"])) == 0)
    #expect(sandbox.outputs() == whole.outputs())
  }
}
