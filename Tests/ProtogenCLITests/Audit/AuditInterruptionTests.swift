import Foundation
import Testing

/// Stopping an audit anywhere and going on, with the program as a process of its own.
@Suite(
  .enabled(if: ProtogenProcess.binary != nil, "the program was not built beside the tests"),
  .serialized)
struct AuditInterruptionTests {
  private static func sandbox() throws -> Sandbox {
    let sandbox = try Sandbox.forAudits()
    // Enough to do that a signal finds the program at it.
    for index in [3, 5, 7] {
      try sandbox.writePhotographs(of: index, count: 40, in: "photos/\(index)")
    }
    try sandbox.writeRecipe("slow", steps: 300)
    return sandbox
  }

  private static func audit(_ sandbox: Sandbox, _ words: String...) throws -> ProtogenProcess {
    try ProtogenProcess(sandbox, Sandbox.audit(["--recipe", "slow.yaml"] + words))
  }

  @Test(arguments: [
    "slow: class 3 and 2 more: step", "neighbors", "paths of class 3", "paths of class 5",
  ])
  func `an audit that is stopped ends in the same bytes when it goes on`(place: String) throws {
    let undisturbed = try Self.sandbox()
    let whole = try Self.audit(undisturbed)
    #expect(whole.end() == 0, "\(whole.errorText)")

    let sandbox = try Self.sandbox()
    let run = try Self.audit(sandbox)
    run.wait(for: place)
    run.send(SIGINT)
    #expect(run.end() == 130, "\(run.errorText)")
    #expect(run.errorText.contains("--resume goes on"), "\(run.errorText)")
    #expect(sandbox.read("work/Outputs/audit/audit.json") == nil)

    let resumed = try Self.audit(sandbox, "--resume")
    #expect(resumed.end() == 0, "\(resumed.errorText)")
    #expect(sandbox.outputs() == undisturbed.outputs())
  }
}
