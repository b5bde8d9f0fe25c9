internal import ArgumentParser
internal import Classifiers
internal import Foundation
internal import RegressionChecks

/// `protogen baseline`: the arguments, and nothing else.
struct BaselineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline",
    abstract: "Writes down what a model's prototypes and audits look like, for 'protogen check'.",
    discussion: """
      protogen baseline --model resnet50.onnx
      protogen baseline --model resnet50.onnx --images photos --masks masks
      protogen baseline --model resnet50.onnx --update robin,jay

      The file is text, sorted and small, to be kept beside the model's code. --update takes the \
      named classes from this model and leaves the others as they are: it accepts what \
      'protogen check' said of them.
      """)

  @OptionGroup var model: ModelOptions
  @OptionGroup var survey: SurveyOptions
  @OptionGroup var sharding: ShardOptions

  @Option(
    help: ArgumentHelp(
      "How prototypes are made: a name, or a YAML file. By default as for 'protogen render'.",
      valueName: "recipe"),
    completion: .custom { _, _, _ in RecipeFile.names(in: CommandContext.current) })
  var recipe: String?

  @Option(
    help: ArgumentHelp(
      "How many prototypes of each class: their differences say what chance does. (default: "
        + "\(Self.standardCount))",
      valueName: "N"))
  var count: Int?

  @Option(
    help: ArgumentHelp("Another number gives other prototypes. (default: 0)", valueName: "S"))
  var seed: UInt64?

  @Option(name: .shortAndLong, help: "The file to write.", completion: .file())
  var output = BaselineFile.standardName

  @Flag(inversion: .prefixedNo, help: "Whether to keep a small picture of each class.")
  var thumbnails = true

  @Option(
    help: ArgumentHelp(
      "Classes of an existing baseline that are taken from this model.", valueName: "classes"))
  var update: String?

  /// Two are the fewest that differ; more than a hundred nobody waits for.
  private static let counts = 2...100
  /// The fewest whose spread says something of chance, at three times the time of one.
  static let standardCount = 3

  func validate() throws {
    if let count, !Self.counts.contains(count) {
      throw ValidationError(
        "--count must be \(Self.counts.lowerBound) to \(Self.counts.upperBound).")
    }
    if update != nil, survey.classes != nil {
      throw ValidationError("--update names the classes: leave --class out.")
    }
    if update != nil, count != nil || seed != nil {
      throw ValidationError(
        "--update draws as the baseline was drawn: leave --count and --seed out.")
    }
  }

  func run() throws { try runShare() }
}

extension BaselineCommand: SurveyingCommand {
  func run(_ share: WorkShare, until interruption: Interruption) throws {
    try BaselineSession(self, in: CommandContext.current).run(share, until: interruption)
  }
}
