internal import Classifiers
internal import FeatureVisualization
internal import Foundation

/// How a run is made, apart from the model and what is drawn.
struct RenderSettings {
  let recipe: Recipe
  let configuration: (Diversity?) throws -> RenderConfiguration
  /// The photographs that MACO's magnitude is measured from; by default none are.
  let spectrum: SpectrumFolder?
  /// What a recipe with a `statisticsWeight` draws towards.
  let statistics: StatisticsFile?
  let diversityWeight: Double?
  let diversityLayer: String?
  let batchSize: Int
  let isResumed: Bool
  let isForced: Bool
  let isTransparent: Bool

  /// What `protogen render` asks for.
  ///
  /// - Throws: `ConfigurationError`, before anything slow happens.
  init(_ arguments: Render, recipe name: String, in context: CommandContext) throws {
    let recipe = try RecipeFile.recipe(name, in: context)
    self.recipe = recipe
    let (imageSize, steps) = (arguments.imageSize, arguments.steps)
    let seed = arguments.options.seed
    configuration = { diversity in
      try RenderConfiguration(
        recipe: recipe, imageSize: imageSize, steps: steps, seed: seed, diversity: diversity)
    }
    _ = try configuration(nil)
    spectrum = try arguments.spectrum.map { try SpectrumFolder($0, in: context) }
    if spectrum != nil, !recipe.usesMagnitude {
      throw CommandFailure(
        "--spectrum is for recipes with a fixed magnitude, such as 'maco', and not for "
          + "'\(recipe.name)'.", .usage)
    }
    statistics = try StatisticsFile(arguments.options.useStatistics, for: recipe, in: context)
    try StatisticsFile.requireUse(of: arguments.options.useStatistics, by: [recipe])
    diversityWeight = arguments.diversity
    diversityLayer = arguments.diversityLayer
    batchSize = arguments.options.batchSize
    isResumed = arguments.options.resume
    isForced = arguments.options.force
    isTransparent = arguments.transparent
  }

  /// What `protogen audit` and `protogen check` ask for: a recipe as it is.
  ///
  /// - Throws: `ConfigurationError`, before anything slow happens.
  init(_ options: RunOptions, recipe: Recipe, in context: CommandContext) throws {
    self.recipe = recipe
    let seed = options.seed
    configuration = { try RenderConfiguration(recipe: recipe, seed: seed, diversity: $0) }
    _ = try configuration(nil)
    spectrum = nil
    statistics = try StatisticsFile(options.useStatistics, for: recipe, in: context)
    diversityWeight = nil
    diversityLayer = nil
    batchSize = options.batchSize
    isResumed = options.resume
    isForced = options.force
    isTransparent = false
  }
}

extension Recipe {
  /// Whether images are made under a magnitude that can be measured.
  fileprivate var usesMagnitude: Bool {
    if case .maco = parameterization { true } else { false }
  }
}

/// Recipes by name or path.
enum RecipeFile {
  /// What is used where no recipe is asked for.
  static let standard = "prototype"
  /// What is used instead where the classifier's images are small.
  static let small = "small"
  /// Below this height or width, in pixels, crops and strong transforms leave too little to see.
  private static let smallSize = 64

  /// The recipe that suits a model, and why if it is not the usual one.
  static func preferred(for model: LoadedModel) -> (name: String, reason: String?) {
    if let recipe = model.recipe { return (recipe, "as the preset '\(model.name)' says") }
    let size = min(model.classifier.imageShape.height, model.classifier.imageShape.width)
    return size < smallSize ? (small, "the classifier's images are small") : (standard, nil)
  }

  /// Reads a recipe.
  static func recipe(_ text: String, in context: CommandContext) throws -> Recipe {
    let library = try PresetLibrary.locate(
      environment: context.environment, workingFolder: context.workingFolder)
    let file = try file(text, in: library, context)
    guard let yaml = try? String(contentsOf: file, encoding: .utf8) else {
      throw CommandFailure("Cannot read the recipe '\(file.path)'.", .missingInput)
    }
    do {
      return try Recipe(yaml: yaml)
    } catch {
      throw CommandFailure("Recipe '\(file.path)': \(error)", .data)
    }
  }

  /// The file of a recipe; an unknown name is answered with all known ones.
  private static func file(
    _ text: String, in library: PresetLibrary, _ context: CommandContext
  ) throws -> URL {
    do {
      return try library.file(.recipe, named: text, relativeTo: context.workingFolder)
    } catch {
      let names = library.names(of: .recipe)
      guard !names.isEmpty else {
        throw PresetError.noPresets(searched: [library.folder.path])
      }
      throw failure(error, text, known: names)
    }
  }

  private static func failure(
    _ error: PresetError, _ text: String, known names: [String]
  ) -> any Error {
    guard case .unknown(_, _, let suggestions, false) = error, suggestions.isEmpty else {
      return error
    }
    let list = names.map { "'\($0)'" }.joined(separator: ", ")
    return CommandFailure(
      "There is no recipe called '\(text)'. There are \(list); a YAML file's path works too.",
      .usage)
  }

  /// The names of the recipes that come with protogen.
  static func names(in context: CommandContext) -> [String] {
    let library = try? PresetLibrary.locate(
      environment: context.environment, workingFolder: context.workingFolder)
    return library?.names(of: .recipe) ?? []
  }
}
