internal import ArgumentParser
internal import Aviary

/// `protogen benchmark shortcuts`: the arguments, and nothing else.
struct BenchmarkShortcuts: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shortcuts",
    abstract: "Measures how well planted shortcuts are found, and how often others are blamed.",
    discussion: """
      The models are those of 'protogen aviary grid'; results that are there are not made again.
      """)

  @Option(
    help: ArgumentHelp("The folder of 'protogen aviary grid'.", valueName: "folder"),
    completion: .directory)
  var grid: String

  @Option(name: .shortAndLong, help: "The folder to write to.", completion: .directory)
  var output = "Outputs/benchmark"

  @Option(
    help: ArgumentHelp("Only the models for this.", valueName: "development|held-out"),
    transform: { name in
      guard let share = BenchmarkModel.Share(rawValue: name) else {
        throw ValidationError("There are 'development' and 'held-out'.")
      }
      return share
    })
  var share: BenchmarkModel.Share?

  @Option(
    parsing: .upToNextOption, help: ArgumentHelp("Only these models, by name.", valueName: "name"),
    completion: .list(BenchmarkGrid.models.map(\.name)))
  var models: [String] = []

  @Option(help: ArgumentHelp("How many images of each class there are.", valueName: "N"))
  var images = 40

  @Flag(inversion: .prefixedNo, help: "Whether masks of the birds are known.")
  var masks = true

  @Flag(
    help: ArgumentHelp(
      "Measure how often intervals hold the effect on other images, too.",
      discussion: "Four times as many images receive and give: about five times the time."))
  var coverage = false

  @Option(help: ArgumentHelp("How many threads compute.", valueName: "N"))
  var threads: Int?

  @Flag(name: .shortAndLong, help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    if images < 2 { throw ValidationError("--images must be at least 2.") }
    try ModelOptions.validate(threads: threads)
  }

  func run() throws {
    let context = CommandContext.current
    let interruption = Interruption(in: context)
    defer { interruption.end() }
    try ShortcutRun(self, in: context).run(until: interruption)
  }
}
