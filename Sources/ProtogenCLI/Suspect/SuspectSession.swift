internal import Classifiers
internal import FeatureVisualization
internal import Foundation
internal import ImageFiles
internal import SpuriousFeatures

/// One `suspect` command at work: prototypes, scores, ranking.
struct SuspectSession {
  private let arguments: Suspect
  private let context: CommandContext
  private let console: Console
  private let folder: OutputFolder
  private let recipe: Recipe
  private let model: LoadedModel
  /// The classes that are compared, by their index in the network's output.
  private let classes: [Int]
  private let configuration: SuspicionConfiguration

  /// Up to how many classes all are compared if none is named.
  private static let largestClassCount = 50
  private static let fileName = "suspicions.jsonl"

  /// Checks all that can be checked before anything slow happens.
  init(_ arguments: Suspect, in context: CommandContext) throws {
    self.arguments = arguments
    self.context = context
    console = Console(context, isQuiet: arguments.quiet, printsPaths: !arguments.json)
    folder = try OutputFolder(arguments.output, in: context)
    recipe = try RecipeFile.recipe(arguments.recipe, in: context)
    model = try LoadedModel(arguments.model, in: context)
    classes = try Self.classes(arguments.classes, of: model)
    configuration = SuspicionConfiguration(seedCount: arguments.seeds, seed: arguments.seed)
  }

  private static func classes(_ text: String?, of model: LoadedModel) throws -> [Int] {
    if text == nil, model.labels.count > largestClassCount {
      throw CommandFailure(
        "The model has \(model.labels.count) classes. Name those to compare with --class, such as "
          + "--class 0-19.", .usage)
    }
    let labels = try text.map { try ClassSelection($0, model).labels() } ?? model.labels.classes
    guard labels.count > 2 else {
      throw CommandFailure(SpuriousFeatureError.tooFewClassesToCompare(labels.count))
    }
    return labels.map { $0.index + model.labelOffset }
  }

  /// Measures, and writes what came of it.
  ///
  /// - Throws: `CommandFailure` with status 130 if the user stopped it.
  func run(until interruption: Interruption) throws {
    for note in model.notes { console.note(note) }
    try console.sayDiagnoses(of: model.classifier)
    interruption.listen()
    let measurements = try measured(until: interruption)
    let ranked = measurements.rankedClasses
    let records = try SuspectRecords(ranked, of: measurements, model, configuration, recipe)
      .lines()
    try OutputFolder.create(folder.url)
    try AtomicFile.write(Data(records.utf8), to: folder.url.appending(path: Self.fileName))
    if arguments.json { context.output(records) }
    console.result(
      """
      \(SuspectTable(ranked, names: model.name(ofOutput:)).text)

      \(folder.name)/\(Self.fileName)
      \(SuspectTable.reminder)
      """)
  }

  private func measured(until interruption: Interruption) throws -> SuspicionMeasurements {
    do {
      return try model.classifier.suspicionMeasurements(
        of: classes, recipe: recipe, configuration: configuration
      ) { phase, done, total in
        console.progress(phase.rawValue, step: done, of: total, detail: phase.unit)
        return !interruption.isPending
      }
    } catch SpuriousFeatureError.cancelled {
      throw CommandFailure("stopped; nothing was written.", .interrupted)
    }
  }
}

extension LoadedModel {
  /// The name of one of the network's outputs.
  func name(ofOutput index: Int) -> String {
    labels.classes.indices.contains(index - labelOffset)
      ? labels[index - labelOffset].displayName : "output \(index)"
  }
}
