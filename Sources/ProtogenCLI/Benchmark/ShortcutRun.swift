internal import ArgumentParser
internal import Aviary
internal import Classifiers
internal import Foundation
internal import ImageFiles
internal import ShortcutBenchmark
internal import SpuriousFeatures
internal import Statistics
internal import Tensors

/// One `benchmark shortcuts` command at work: a result for each model, then the leaderboard.
struct ShortcutRun {
  private let arguments: BenchmarkShortcuts
  private let context: CommandContext
  private let console: Console
  private let grid: OutputFolder
  private let folder: OutputFolder

  init(_ arguments: BenchmarkShortcuts, in context: CommandContext) throws {
    self.arguments = arguments
    self.context = context
    console = Console(context, isQuiet: arguments.quiet, printsPaths: true)
    grid = try OutputFolder(arguments.grid, in: context)
    folder = try OutputFolder(arguments.output, in: context)
  }

  func run(until interruption: Interruption) throws {
    if let threads = arguments.threads { try TorchRuntime.setThreadCount(threads) }
    interruption.listen()
    try OutputFolder.create(folder.url)
    var results: [ModelResult] = []
    for model in models {
      guard FileManager.default.fileExists(atPath: file(model.name, "onnx").path) else { continue }
      results.append(try result(of: model, until: interruption))
      print(results[results.count - 1])
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
      try AtomicFile.write(
        encoder.encode(results[results.count - 1]),
        to: folder.url.appending(path: "\(model.name).json"))
    }
    console.result(LeaderboardText(results).text)
  }

  private var models: [BenchmarkModel] {
    BenchmarkGrid.models.filter {
      arguments.share == nil || $0.share == arguments.share
    }.filter { arguments.models.isEmpty || arguments.models.contains($0.name) }
  }

  private func file(_ name: String, _ suffix: String) -> URL {
    grid.url.appending(path: "\(name).\(suffix)")
  }

  private func result(
    of model: BenchmarkModel, until interruption: Interruption
  ) throws -> ModelResult {
    let truthFile = file(model.name, "truth.json")
    let truth = try ModelTruth(json: try Data(contentsOf: truthFile), file: truthFile.path)
    let options = try ModelOptions.parse(["--model", file(model.name, "onnx").path])
    let loaded = try LoadedModel(options, in: context)
    let start = ProcessTime.now
    let collection = try ImageCollection(
      of: model.schooling, imagesPerClass: arguments.images, hasCores: arguments.masks)
    let test = try DonorTransplantTest(loaded.classifier, collection)
    let prepared = ProcessTime.now
    let cells = try test.cells { phase, done, total in
      console.progress("\(model.name): \(phase)", step: done, of: total, detail: "images")
      return !interruption.isPending
    }
    let end = ProcessTime.now
    console.note("preparing \(prepared - start), test \(end - prepared)")
    return ModelResult(
      name: model.name, kind: model.kind, truth: truth, cells: cells, seconds: end - start)
  }

  private func print(_ result: ModelResult) {
    context.print("\(result.name): \(String(format: "%.1f", result.seconds)) s")
    let species = Species.allCases
    for cell in result.truth.plantedCells {
      context.print(
        "  planted \(cell.species.label) \(cell.cue.name) \(cell.strength ?? 0): effect "
          + String(format: "%.3f, necessity %.3f", cell.effect.mean, cell.necessity.mean)
          + " \(cell.verdict)")
    }
    let biased = Set(result.planted.compactMap { p in species.firstIndex(of: p.species) })
    for cell in result.cells where cell.isFlagged || biased.contains(cell.classIndex) {
      context.print(
        "  \(species[cell.classIndex].label) \(cell.component.rawValue) "
          + String(
            format: "%.3f (%.3f-%.3f) q %.4f, necessity %.3f q %.4f",
            cell.sufficiency.probability.value, cell.sufficiency.probability.lower,
            cell.sufficiency.probability.upper, cell.sufficiencyQValue,
            cell.necessity.probability.value, cell.necessityQValue)
          + (cell.alias.map { " = \($0.rawValue)" } ?? (cell.isFlagged ? " FINDING" : " -")))
    }
  }
}

/// Processor seconds.
enum ProcessTime {
  static var now: Double { Double(clock()) / Double(CLOCKS_PER_SEC) }
}

/// The scores of a run.
struct LeaderboardText {
  let text: String

  init(_ results: [ModelResult]) {
    let scores = BenchmarkScores(results)
    text = """
      positives \(scores.positiveCount), cause hits \(scores.causeHitCount), class hits \
      \(scores.classHitCount); findings \(scores.findingCount), false \(scores.falseCount); \
      null cells \(scores.nullCellCount), null findings \(scores.nullFindingCount); AUROC \
      \(scores.areaUnderCurve ?? .nan); correlation \(scores.effectCorrelation ?? .nan)
      """
  }
}
