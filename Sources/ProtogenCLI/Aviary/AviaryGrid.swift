internal import ArgumentParser
internal import Aviary
internal import Training

/// `protogen aviary grid`: the arguments, and nothing else.
struct AviaryGrid: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grid",
    abstract: "Trains the benchmark's classifiers, and measures the truth about each.",
    discussion: """
      Each model gets NAME.onnx, NAME.jsonl (the training's log) and NAME.truth.json; summary.csv \
      has a line for each planted cue. Run again, it goes on where it was stopped.
      """)

  @Option(name: .shortAndLong, help: "The folder to write to.", completion: .directory)
  var output: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Only these models, by name.", valueName: "name"),
    completion: .list(BenchmarkGrid.models.map(\.name)))
  var models: [String] = []

  @Option(help: ArgumentHelp("How many scenes each learns from.", valueName: "N"))
  var scenes: Int?

  @Option(help: ArgumentHelp("How often each scene is shown.", valueName: "N"))
  var epochs: Int?

  @Option(
    help: ArgumentHelp("How many scenes of each species the truth is taken from.", valueName: "N"))
  var oracleScenes = 80

  @Option(
    help: ArgumentHelp("How many unseen scenes the accuracy is taken from.", valueName: "N"))
  var test = 1200

  @Option(help: ArgumentHelp("How many threads compute.", valueName: "N"))
  var threads: Int?

  @Flag(help: "List the models, and do nothing.")
  var list = false

  @Flag(name: .shortAndLong, help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    if output == nil, !list {
      throw ValidationError(
        "Say where the classifiers go, with --output FOLDER, or see which there are, with --list.")
    }
    if let scenes, scenes < 1 { throw ValidationError("--scenes must be at least 1.") }
    if let epochs, epochs < 1 { throw ValidationError("--epochs must be at least 1.") }
    if oracleScenes < 1 { throw ValidationError("--oracle-scenes must be at least 1.") }
    if test < 1 { throw ValidationError("--test must be at least 1.") }
    try ModelOptions.validate(threads: threads)
  }

  func run() throws {
    let context = CommandContext.current
    let chosen = try chosenModels()
    guard let output, !list else {
      context.print(GridListing(chosen).text)
      return
    }
    let interruption = Interruption(in: context)
    defer { interruption.end() }
    let run = GridRun(
      models: chosen, folder: try OutputFolder(output, in: context), threads: threads,
      scenesPerSpecies: oracleScenes, testSceneCount: test,
      console: Console(context, isQuiet: quiet, printsPaths: true), context: context)
    try run.run(until: interruption)
  }

  /// The models named, else all, with the options in place of their recipes' numbers.
  private func chosenModels() throws -> [BenchmarkModel] {
    let known = BenchmarkGrid.models
    if let unknown = models.first(where: { name in !known.contains { $0.name == name } }) {
      throw CommandFailure(
        "There is no model '\(unknown)' in the grid. '--list' lists them.", .usage)
    }
    return known.filter { models.isEmpty || models.contains($0.name) }.map { model in
      var model = model
      if let scenes { model.schooling.sceneCount = scenes }
      if let epochs { model.schooling.training.epochCount = epochs }
      return model
    }
  }
}
