internal import ArgumentParser
internal import Foundation
internal import RegressionChecks

/// `protogen check`: the arguments, and nothing else.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Says whether a model still sees its classes as the baseline's did.",
    discussion: """
      protogen check --model new.onnx
      protogen check --model new.onnx --baseline protogen-baseline.json --images photos \
      --masks masks --policy protogen.yaml --budget 10m

      Exit codes: 0 the model holds, 1 it has regressed, 2 it cannot be judged; 64 the command line \
      is wrong, 65 an input's content is, 66 an input is missing, 69 a device or library is not \
      there, 70 protogen itself failed, or memory ran out, 73 an output cannot be created, 74 reading \
      or writing failed, 130 stopped.
      """)

  @OptionGroup var model: ModelOptions
  @OptionGroup var survey: SurveyOptions
  @OptionGroup var sharding: ShardOptions

  @Option(help: "What 'protogen baseline' wrote.", completion: .file(extensions: ["json"]))
  var baseline = BaselineFile.standardName

  @Option(
    help: ArgumentHelp("A YAML file that says what fails.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var policy: String?

  @Option(
    help: ArgumentHelp(
      "The recipe's YAML file, if the baseline's recipe is not one that comes with protogen.",
      valueName: "recipe"))
  var recipe: String?

  @Option(
    help: ArgumentHelp(
      "How long it may take, such as 10m or 1h; what changed most is looked at first.",
      valueName: "time"))
  var budget: TimeBudget?

  @Option(name: .shortAndLong, help: "The folder to write reports to.", completion: .directory)
  var output = "Outputs/check"

  @Flag(help: "Print JSON on standard output.")
  var json = false

  func validate() throws { try sharding.exclude(budget != nil, ShardOptions.noBudget) }

  func run() throws { try runShare() }
}

extension CheckCommand: SurveyingCommand {
  func run(_ share: WorkShare, until interruption: Interruption) throws {
    let session = try CheckSession(self, in: CommandContext.current)
    if let verdict = try session.run(share, until: interruption), verdict != .holds {
      throw ExitCode(verdict.exitStatus)
    }
  }
}
