internal import ArgumentParser

/// `protogen suspect`: the arguments, and nothing else.
struct Suspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Ranks classes by how unusual their prototypes are, without any image.",
    discussion: """
      Examples:
      protogen suspect
      protogen suspect --model resnet50.onnx --class 0-19 -o Outputs/suspicions

      A class that stands out may lean on something that is not its own: what frames or corners hold, \
      the finest structure, or one thing without which the network rules it out. A suspicion is a \
      reason to test with images, never a finding.
      """)

  @OptionGroup var model: ModelOptions

  @Option(
    name: [.short, .customLong("class")],
    help: ArgumentHelp(
      "Classes by name, synonym, WordNet id or index, separated by commas; 0-9.",
      discussion: "By default all, of a classifier with at most 50.", valueName: "classes"),
    completion: .custom { words, _, prefix in ClassCompletion.names(for: words, after: prefix) })
  var classes: String?

  @Option(help: ArgumentHelp("How many prototypes of each class are drawn.", valueName: "N"))
  var seeds = 4

  @Option(help: ArgumentHelp("Another number gives other prototypes.", valueName: "S"))
  var seed: UInt64 = 0

  @Option(
    help: ArgumentHelp(
      "How prototypes are made: a name or a YAML file.", valueName: "recipe"),
    completion: .custom { _, _, _ in RecipeFile.names(in: CommandContext.current) })
  var recipe = "suspect"

  @Option(name: .shortAndLong, help: "The folder to write to.", completion: .directory)
  var output = "Outputs/suspect"

  @Flag(help: "Print the records on standard output, one JSON object a line.")
  var json = false

  @Flag(name: .shortAndLong, help: "Print nothing but errors.")
  var quiet = false

  /// More prototypes of a class than ever helped, and few enough for memory.
  private static let largestSeedCount = 32

  func validate() throws {
    if !(1...Self.largestSeedCount ~= seeds) {
      throw ValidationError("--seeds must be 1 to \(Self.largestSeedCount).")
    }
  }

  func run() throws {
    let context = CommandContext.current
    let interruption = Interruption(in: context)
    defer { interruption.end() }
    try SuspectSession(self, in: context).run(until: interruption)
  }
}
