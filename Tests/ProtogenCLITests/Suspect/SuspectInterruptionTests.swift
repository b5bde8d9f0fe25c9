import Foundation
import Testing

/// Stopping a search for suspicions, with the program as a process of its own.
@Suite(
  .enabled(if: ProtogenProcess.binary != nil, "the program was not built beside the tests"),
  .serialized)
struct SuspectInterruptionTests {
  @Test(arguments: ["prototypes: step", "scores: step"])
  func `a stop ends with 130, and nothing is written`(place: String) throws {
    let sandbox = try Sandbox()
    try sandbox.writeRecipe("slow", steps: place.hasPrefix("p") ? 2000 : 1)
    let model = Sandbox.project.appending(path: "Tests/Fixtures/aviary/clean-1.onnx").path
    let seeds = place.hasPrefix("p") ? "2" : "16"
    let run = try ProtogenProcess(
      sandbox, ["suspect", "--model", model, "--recipe", "slow.yaml", "--seeds", seeds])
    run.wait(for: place)
    run.send(SIGINT)
    #expect(run.end() == 130, "\(run.errorText)")
    #expect(run.errorText.contains("stopped; nothing was written."), "\(run.errorText)")
    #expect(sandbox.read("work/Outputs/suspect/suspicions.jsonl") == nil)
  }
}
