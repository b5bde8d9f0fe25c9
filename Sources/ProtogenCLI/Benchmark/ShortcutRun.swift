internal import ArgumentParser
internal import Aviary
internal import Classifiers
internal import Foundation
internal import ImageFiles
internal import ShortcutBenchmark
internal import SpuriousFeatures
internal import Tensors

/// One `benchmark shortcuts` command at work: a result for each model, then the scores.
struct ShortcutRun {
  private let arguments: BenchmarkShortcuts
  private let context: CommandContext
  private let console: Console
  private let grid: OutputFolder
  private let folder: OutputFolder
  private let models: [BenchmarkModel]
  private let configuration = TransplantConfiguration()

  /// - Throws: `CommandFailure` if the grid's folder has none of the models.
  init(_ arguments: BenchmarkShortcuts, in context: CommandContext) throws {
    self.arguments = arguments
    self.context = context
    console = Console(context, isQuiet: arguments.quiet, printsPaths: true)
    let grid = try OutputFolder(arguments.grid, in: context)
    self.grid = grid
    folder = try OutputFolder(arguments.output, in: context)
    let wanted = try Self.wanted(arguments)
    models = wanted.filter {
      FileManager.default.fileExists(atPath: Self.file($0, "truth.json", in: grid).path)
    }
    guard !models.isEmpty else {
      let names = arguments.models.isEmpty ? "no model" : "none of the models asked for"
      throw CommandFailure(
        "There is \(names), with its truth, in '\(arguments.grid)'. Make them with 'protogen aviary "
          + "grid --output \(arguments.grid)'.", .missingInput)
    }
    if models.count < wanted.count {
      console.note(
        "\(wanted.count - models.count) of \(wanted.count) models are not in '\(arguments.grid)'.")
    }
  }

  private static func wanted(_ arguments: BenchmarkShortcuts) throws -> [BenchmarkModel] {
    let known = BenchmarkGrid.models
    if let unknown = arguments.models.first(where: { name in !known.contains { $0.name == name } })
    {
      throw CommandFailure(
        "There is no model '\(unknown)' in the grid. 'protogen aviary grid --list' lists them.",
        .usage)
    }
    return known.filter { model in
      (arguments.share.map { model.share == $0 } ?? true)
        && (arguments.models.isEmpty || arguments.models.contains(model.name))
    }
  }

  private static func file(_ model: BenchmarkModel, _ suffix: String, in grid: OutputFolder) -> URL
  {
    grid.url.appending(path: "\(model.name).\(suffix)")
  }

  /// Tests every model, and prints the scores.
  ///
  /// - Throws: `CommandFailure` with status 130 if the user stopped it.
  func run(until interruption: Interruption) throws {
    if let threads = arguments.threads { try TorchRuntime.setThreadCount(threads) }
    let truths = try models.map(truth)
    interruption.listen()
    try OutputFolder.create(folder.url)
    let results = try zip(models, truths).map { try result(of: $0, $1, until: interruption) }
    let leaderboard = ShortcutLeaderboard(
      results, hasMasks: arguments.masks, imagesPerClass: arguments.images)
    try write(leaderboard, to: output("shortcuts", "json"))
    try AtomicFile.write(Data(leaderboard.markdown.utf8), to: output("shortcuts", "md"))
    console.result("\(leaderboard.text)\n\(folder.name)/shortcuts\(suffix).json")
  }

  private func write(_ value: some Encodable, to file: URL) throws {
    try AtomicFile.write(JSONEncoder.forReaders().encode(value) + Data("\n".utf8), to: file)
  }

  private func output(_ name: String, _ type: String) -> URL {
    folder.url.appending(path: "\(name)\(suffix).\(type)")
  }

  /// What tells the files of a run without masks from those of one with.
  private var suffix: String { arguments.masks ? "" : "-no-masks" }

  /// The truth about a model, if it is about the model's file.
  private func truth(of model: BenchmarkModel) throws -> ModelTruth {
    let file = Self.file(model, "truth.json", in: grid)
    let truth = try ModelTruth(json: Data(contentsOf: file), file: file.path)
    let digest = try FileDigest.sha256(of: Self.file(model, "onnx", in: grid))
    guard digest == truth.modelSHA256 else {
      throw CommandFailure(
        "'\(model.name).truth.json' in '\(arguments.grid)' is about another file than "
          + "'\(model.name).onnx'. Make both anew with 'protogen aviary grid'.", .data)
    }
    return truth
  }

  private func result(
    of model: BenchmarkModel, _ truth: ModelTruth, until interruption: Interruption
  ) throws -> ModelResult {
    let options = try ModelOptions.parse(["--model", Self.file(model, "onnx", in: grid).path])
    let loaded = try LoadedModel(options, in: context)
    let fingerprint = try origin(of: loaded).fingerprint()
    let file = output(model.name, "json")
    let known = ShortcutRecord.known(in: file, fingerprint)
    if let known, !arguments.coverage || known.freshEffects != nil { return known }
    let measurement = ShortcutMeasurement(
      model: model, truth: truth, classifier: loaded.classifier,
      imagesPerClass: arguments.images, hasMasks: arguments.masks, configuration: configuration,
      recipe: try RecipeFile.recipe("suspect", in: context), console: console,
      interruption: interruption)
    let start = Date()
    do {
      var result = try known ?? measurement.result()
      if arguments.coverage { result.freshEffects = try measurement.freshEffects() }
      try write(ShortcutRecord(fingerprint: fingerprint, result: result), to: file)
      note(result, loaded.labels, seconds: Date().timeIntervalSince(start))
      return result
    } catch SpuriousFeatureError.cancelled {
      throw CommandFailure(
        "stopped at \(model.name); the models that were tested are stored. The same command goes "
          + "on.", .interrupted)
    }
  }

  private func note(_ result: ModelResult, _ labels: LabelList, seconds: Double) {
    let findings = result.cells.filter(\.isFinding).map {
      "\($0.component.rawValue) of \(labels[$0.classIndex].displayName)"
    }
    console.note(
      "\(result.name): \(findings.isEmpty ? "no finding" : findings.joined(separator: ", ")); "
        + "\(Int(seconds.rounded())) s")
  }

  private func origin(of model: LoadedModel) throws -> ShortcutRecord.Origin {
    ShortcutRecord.Origin(
      version: Version.current, torch: try TorchRuntime.version(), modelSHA256: model.sha256,
      imagesPerClass: arguments.images, hasMasks: arguments.masks, configuration: configuration)
  }
}
