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
      try sandbox.writePhotographs(of: index, count: 16, in: "photos/\(index)")
    }
    try sandbox.writeRecipe("slow", steps: 150)
    return sandbox
  }

  private static func audit(_ sandbox: Sandbox, _ words: String...) throws -> ProtogenProcess {
    try ProtogenProcess(sandbox, Sandbox.audit(["--recipe", "slow.yaml"] + words))
  }

  @Test
  func `an audit that is stopped again and again ends in the same bytes`() throws {
    let sandbox = try Self.sandbox()
    for place in ["slow: class 3 and 2 more: step", "neighbors", "paths of class 5"] {
      let run = try Self.audit(sandbox, "--resume")
      run.wait(for: place)
      run.send(SIGINT)
      #expect(run.end() == 130, "\(place): \(run.errorText)")
      #expect(run.errorText.contains("--resume goes on"), "\(run.errorText)")
      #expect(sandbox.read("work/Outputs/audit/audit.json") == nil)
    }
    #expect(sandbox.names(in: "work/Outputs/audit/records") == ["3-class-3.json"])
    let last = try Self.audit(sandbox, "--resume")
    #expect(last.end() == 0, "\(last.errorText)")

    let undisturbed = try Self.sandbox()
    let whole = try Self.audit(undisturbed)
    #expect(whole.end() == 0, "\(whole.errorText)")
    #expect(sandbox.outputs() == undisturbed.outputs())
  }
}
