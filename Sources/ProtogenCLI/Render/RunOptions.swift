internal import ArgumentParser
internal import Foundation

/// The options of every command that draws prototypes: how a run goes, whatever is drawn.
struct RunOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Another number gives other prototypes.", valueName: "S"))
  var seed: UInt64 = 0

  @Option(
    name: .customLong("batch"),
    help: ArgumentHelp("How many prototypes are rendered together.", valueName: "N"))
  var batchSize = 8

  @Option(
    help: ArgumentHelp(
      "A file of 'protogen audit --statistics', for recipes that draw towards photographs, such as "
        + "'natural'.", valueName: "file"), completion: .file())
  var useStatistics: String?

  @Flag(help: "Go on with an interrupted run.")
  var resume = false

  @Flag(help: "Make again what is already there with the same settings.")
  var force = false

  @Flag(help: "Print JSON on standard output.")
  var json = false

  @Flag(name: .shortAndLong, help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    if batchSize < 1 { throw ValidationError("--batch must be at least 1.") }
    if resume, force {
      throw ValidationError("--resume goes on, --force starts anew: give one of them.")
    }
  }
}
