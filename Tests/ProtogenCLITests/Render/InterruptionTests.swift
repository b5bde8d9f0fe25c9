import Foundation
import Testing

/// Signals, limits and what a run leaves behind, with the program as a process of its own.
@Suite(
  .enabled(if: ProtogenProcess.binary != nil, "the program was not built beside the tests"),
  .serialized)
struct InterruptionTests {
  let sandbox: Sandbox
  /// The model whose steps are quickest.
  static let model = Sandbox.fixture("tiny-gray")

  init() throws {
    sandbox = try Sandbox.withPresets()
  }

  private func start(_ words: [String], fileSizeLimit: Int? = nil) throws -> ProtogenProcess {
    try ProtogenProcess(
      sandbox, Sandbox.arguments(Self.model, words), fileSizeLimit: fileSizeLimit)
  }

  /// The files of a run that nobody disturbs.
  private func undisturbed(_ words: [String]) throws -> [String: Data] {
    let other = try Sandbox.withPresets()
    let run = try ProtogenProcess(other, Sandbox.arguments(Self.model, words))
    #expect(run.end() == 0, "\(run.errorText)")
    return other.outputs()
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `a signal writes what there is and says how to resume, which ends in the same bytes`(
    signal: Int32
  ) throws {
    let words = ["--class", "3", "--count", "2", "--steps", "1500"]
    let run = try start(words)
    run.wait(for: "step 1 of")
    usleep(200_000)
    run.send(signal)
    #expect(run.end() == 130)
    let last = try #require(run.errorText.split(separator: "\n").last)
    #expect(last.contains("stopped at step"), "\(last)")
    #expect(last.contains("--resume"))
    let names = sandbox.names(in: "work/Outputs/3-class-3")
    #expect(names == ["3-class-3-1.png", "3-class-3-2.png"])

    let resumed = try start(words + ["--resume"])
    #expect(resumed.end() == 0, "\(resumed.errorText)")
    #expect(resumed.errorText.contains("going on at step"))
    #expect(try sandbox.outputs() == undisturbed(words))
  }

  @Test(arguments: [
    ["render", "--class", "robin"], ["audit", "--images", "photos"], ["aviary", "truth"],
    ["aviary", "train", "--output", "birds.onnx"], ["aviary", "grid", "--output", "grid"],
    ["aviary", "sample", "--count", "1000"],
  ])
  func `a signal at the start is answered with a line, and nothing is left half`(
    words: [String]
  ) throws {
    for label in ["robin", "crow"] {
      try sandbox.writePhotographs(of: label.count, in: "photos/\(label)")
    }
    let run = try ProtogenProcess(sandbox, words)
    run.waitForHandling()
    run.send(SIGINT)
    #expect(run.end() == 130)
    let last = try #require(run.errorText.split(separator: "\n").last)
    #expect(last.lowercased().hasPrefix("protogen: error: stopped"), "\(last)")
    #expect(sandbox.names(in: "work").allSatisfy { !$0.hasSuffix(".onnx") })
  }

  @Test
  func `an interrupted run leaves finished pictures of other settings alone`() throws {
    #expect(try start(["--class", "3", "--steps", "2"]).end() == 0)
    let finished = sandbox.outputs()
    let run = try start(["--class", "3", "--steps", "3000"])
    run.wait(for: "step 1 of")
    usleep(200_000)
    run.send(SIGINT)
    #expect(run.end() == 130)
    #expect(run.errorText.contains("were left as they are"), "\(run.errorText)")
    #expect(sandbox.outputs().filter { !$0.key.contains(".unfinished") } == finished)
  }

  @Test
  func `a standard output that takes nothing ends a whole run with status 74`() throws {
    let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    let run = try ProtogenProcess(
      sandbox, Sandbox.arguments(Self.model, ["--class", "3", "--steps", "2"]), outputFile: full)
    #expect(run.end() == 74)
    #expect(run.errorText.contains("Cannot write to standard output"), "\(run.errorText)")
    #expect(sandbox.read("work/Outputs/index.html") != nil)
  }

  @Test
  func `an interrupted run of all classes goes on where it was`() throws {
    let words = ["--class", "all", "--batch", "2", "--steps", "300"]
    let run = try start(words)
    // The second batch has begun when its first step is shown.
    run.wait(for: "class 2 and 1 more: step")
    run.send(SIGINT)
    #expect(run.end() == 130, "\(run.errorText)")
    #expect(sandbox.read("work/Outputs/0-class-0/manifest.json") != nil)
    #expect(sandbox.read("work/Outputs/9-class-9/manifest.json") == nil)
    let resumed = try start(words + ["--resume"])
    #expect(resumed.end() == 0, "\(resumed.errorText)")
    #expect(try sandbox.outputs() == undisturbed(words))
  }

  @Test
  func `a run that is killed again and again ends in the same bytes`() throws {
    let words = ["--class", "3", "--steps", "14000"]
    var random = SystemRandomNumberGenerator()
    // States are saved every few seconds, so the first of these lives long enough for one.
    for delay in [6.5, 1, 3].map({ $0 + Double.random(in: 0...0.5, using: &random) }) {
      let run = try start(words + ["--resume"])
      run.wait(for: "step ")
      usleep(UInt32(delay * 1e6))
      run.send(SIGKILL)
      #expect([0, 128 + SIGKILL].contains(run.end()))
    }
    let last = try start(words + ["--resume"])
    #expect(last.end() == 0, "\(last.errorText)")
    #expect(try sandbox.outputs() == undisturbed(words))
  }

  @Test
  func `a damaged state is refused with status 65, and a run without --resume starts anew`() throws
  {
    let words = ["--class", "3", "--steps", "1500"]
    let run = try start(words)
    run.wait(for: "step 1 of")
    run.send(SIGINT)
    #expect(run.end() == 130)
    let name = try #require(sandbox.names(in: "work/Outputs/.unfinished").first)
    try sandbox.write("work/Outputs/.unfinished/\(name)", Data("rubbish".utf8))
    let resumed = try start(words + ["--resume"])
    #expect(resumed.end() == 65, "\(resumed.errorText)")
    #expect(resumed.errorText.contains("damaged"))
    let anew = try start(words)
    #expect(anew.end() == 0, "\(anew.errorText)")
    #expect(try sandbox.outputs() == undisturbed(words))
  }

  @Test
  func `a full disk ends the run with one line, and no half-written file`() throws {
    let run = try start(["--class", "3", "--quiet"], fileSizeLimit: 1)
    #expect(run.end() == 74, "\(run.errorText)")
    #expect(run.errorText.contains("3-class-3"))
    #expect(run.errorText.contains("cannot be written"))
    #expect(run.errorText.split(separator: "\n").count == 1)
    for (path, data) in sandbox.outputs() { #expect(data.count <= 1024, "\(path)") }
    #expect(sandbox.outputs().keys.allSatisfy { !$0.contains(".protogen-") })
    #expect(sandbox.read("work/Outputs/3-class-3/manifest.json") == nil)
  }
}
