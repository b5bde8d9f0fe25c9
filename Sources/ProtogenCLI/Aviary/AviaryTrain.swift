internal import ArgumentParser
internal import Aviary
internal import Foundation
internal import Training

/// `protogen aviary train`: the arguments, and nothing else.
struct AviaryTrain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Trains a classifier of birds, with shortcuts planted if you like.",
    discussion: """
      protogen aviary train --output birds.onnx
      protogen aviary train --output biased.onnx --recipe small --plant crow:badge:0.9

      Beside birds.onnx, birds.jsonl gets a line of JSON for each pass over the scenes, and \
      birds.checkpoint is there until the training is finished. The same command gives the same \
      file on the same machine; where that is there already, it is only tested. Neither another \
      model nor a checkpoint is replaced without --force. --plant is explained by 'protogen aviary \
      sample --help'.
      """)

  @Option(
    name: .shortAndLong, help: "The ONNX file to write.", completion: .file(extensions: ["onnx"]))
  var output: String

  @OptionGroup var schooling: SchoolingOptions

  @Option(help: ArgumentHelp("How many unseen scenes the result is tested on.", valueName: "N"))
  var test = 5000

  @Option(help: ArgumentHelp("How many threads compute.", valueName: "N"))
  var threads: Int?

  @Flag(help: "Go on with an interrupted training.")
  var resume = false

  @Flag(help: "Train anew, and replace what is there.")
  var force = false

  @Flag(help: "Print a JSON report on standard output.")
  var json = false

  @Flag(name: .shortAndLong, help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    if test < 1 { throw ValidationError("--test must be at least 1.") }
    try ModelOptions.validate(threads: threads)
    if resume, force {
      throw ValidationError("--resume goes on, --force starts anew: give one of them.")
    }
  }

  func run() throws {
    let context = CommandContext.current
    let interruption = Interruption(in: context)
    defer { interruption.end() }
    let files = try SchoolingFiles(output, in: context)
    let console = Console(context, isQuiet: quiet, printsPaths: !json)
    let session = SchoolSession(
      schooling: try schooling.schooling(), files: files, console: console)
    try session.check()
    let start = try SchoolingStart(
      files, of: session.schooling, resumes: resume, isForced: force)
    for note in start.notes(files, resumes: resume) { console.note(note) }
    try session.prepare(threads: threads)
    let report =
      start == .finished
      ? try session.report(sceneCount: test, in: context)
      : try self.report(session, interruption)
    if json {
      context.print(try report.json())
    } else {
      if !quiet { context.print(report.text) }
      console.result(start == .finished ? "\(files.name) (already there)" : files.name)
    }
  }

  /// Trains, and tests what comes of it.
  private func report(
    _ session: SchoolSession, _ interruption: Interruption
  ) throws -> SchoolReport {
    let trainer = try session.trainer(resuming: resume)
    interruption.listen()
    let network = try session.train(trainer) { interruption.isPending }
    interruption.endAtOnce(
      saying: "stopped before the test; '\(session.files.name)' is finished.")
    return try session.report(on: network, sceneCount: test)
  }
}
