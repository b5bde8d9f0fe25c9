import Foundation
import Testing

/// Checks that are killed, that run side by side, and that run out of disk.
@Suite(
  .enabled(if: ProtogenProcess.binary != nil, "the program was not built beside the tests"),
  .serialized)
struct CheckProcessTests {
  private static func sandbox() throws -> Sandbox {
    let sandbox = try Sandbox.forAudits()
    try sandbox.writeRecipe("quick", steps: 120)
    return sandbox
  }

  private static func baseline(_ sandbox: Sandbox) throws -> ProtogenProcess {
    try ProtogenProcess(sandbox, Sandbox.baseline(["--images", "photos"]))
  }

  private static func check(
    _ sandbox: Sandbox, fileSizeLimit: Int? = nil
  ) throws -> ProtogenProcess {
    try ProtogenProcess(
      sandbox, Sandbox.check(["--images", "photos"]), fileSizeLimit: fileSizeLimit)
  }

  @Test func `what is killed or stopped and run again ends in the same bytes`() throws {
    let sandbox = try Self.sandbox()
    for (place, signal) in [
      ("class 5: step", SIGKILL), ("paths of class 5", SIGKILL), ("paths of class 7", SIGINT),
    ] {
      let run = try Self.baseline(sandbox)
      run.wait(for: place)
      run.send(signal)
      #expect(run.end() == (signal == SIGINT ? 130 : 128 + signal), "\(run.errorText)")
      #expect(sandbox.read("work/protogen-baseline.json") == nil)
      if signal == SIGINT {
        #expect(run.errorText.contains("The same command goes on."), "\(run.errorText)")
      }
    }
    #expect(try Self.baseline(sandbox).end() == 0)
    let undisturbed = try Self.sandbox()
    #expect(try Self.baseline(undisturbed).end() == 0)
    #expect(
      sandbox.read("work/protogen-baseline.json")
        == undisturbed.read("work/protogen-baseline.json"))
  }

  @Test func `two checks at once share a cache, and both are right`() throws {
    let sandbox = try Self.sandbox()
    #expect(try Self.baseline(sandbox).end() == 0)
    try FileManager.default.removeItem(at: sandbox.folder.appending(path: "work/Outputs"))
    let first = try Self.check(sandbox)
    first.wait(for: "step 1 of 120")
    let second = try Self.check(sandbox)
    #expect(first.end() == 0, "\(first.errorText)")
    #expect(second.end() == 0, "\(second.errorText)")
    #expect(second.errorText.contains("another run uses the cache"), "\(second.errorText)")
    #expect(!second.errorText.contains("step 1 of 120"), "\(second.errorText)")
  }

  @Test func `a full disk is told as such, and leaves nothing half written`() throws {
    let sandbox = try Self.sandbox()
    #expect(try Self.baseline(sandbox).end() == 0)
    try FileManager.default.removeItem(at: sandbox.folder.appending(path: "work/Outputs"))
    let run = try Self.check(sandbox, fileSizeLimit: 1)
    #expect(run.end() == 74, "\(run.errorText)")
    #expect(sandbox.names(in: "work/Outputs/check").isEmpty)
  }
}
