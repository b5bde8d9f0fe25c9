internal import Classifiers
internal import FeatureVisualization
internal import Foundation

/// How a run is made, apart from the model and what is drawn.
struct RenderSettings {
  let recipe: Recipe
  let configuration: (Diversity?) throws -> RenderConfiguration
  let diversityWeight: Double?
  let diversityLayer: String?
  let batchSize: Int
  let isResumed: Bool
  let isForced: Bool
  let isTransparent: Bool

  /// - Throws: `ConfigurationError`, before anything slow happens.
  init(_ arguments: Render, in context: CommandContext) throws {
    let recipe = try RecipeFile.recipe(arguments.recipe, in: context)
    self.recipe = recipe
    let (imageSize, steps, seed) = (arguments.imageSize, arguments.steps, arguments.seed)
    configuration = { diversity in
      try RenderConfiguration(
        recipe: recipe, imageSize: imageSize, steps: steps, seed: seed, diversity: diversity)
    }
    _ = try configuration(nil)
    diversityWeight = arguments.diversity
    diversityLayer = arguments.diversityLayer
    batchSize = arguments.batchSize
    isResumed = arguments.resume
    isForced = arguments.force
    isTransparent = arguments.transparent
  }
}

/// Recipes by name or path.
enum RecipeFile {
  /// Reads a recipe.
  static func recipe(_ text: String, in context: CommandContext) throws -> Recipe {
    let library = try PresetLibrary.locate(
      environment: context.environment, workingFolder: context.workingFolder)
    let file = try library.file(.recipe, named: text, relativeTo: context.workingFolder)
    guard let yaml = try? String(contentsOf: file, encoding: .utf8) else {
      throw CommandFailure("Cannot read the recipe '\(file.path)'.", .missingInput)
    }
    do {
      return try Recipe(yaml: yaml)
    } catch {
      throw CommandFailure("Recipe '\(file.path)': \(error)", .data)
    }
  }

  /// The names of the recipes that come with protogen.
  static func names(in context: CommandContext) -> [String] {
    let library = try? PresetLibrary.locate(
      environment: context.environment, workingFolder: context.workingFolder)
    return library?.names(of: .recipe) ?? []
  }
}
