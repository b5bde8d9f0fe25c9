internal import ArgumentParser
internal import Classifiers
internal import FeatureVisualization
internal import Foundation
internal import RegressionChecks

/// How the prototypes of a baseline are made: what a later check must do again.
struct SurveyRecipe {
  let settings: RenderSettings
  /// What a baseline says of it.
  let identity: Baseline.Recipe
  /// The name or the file that the user gave.
  let argument: String

  /// Each class is a batch of its own, so that no class's pictures depend on which others there are.
  private static let batchSize = 1

  /// Reads a recipe.
  ///
  /// - Throws: `CommandFailure` or `ConfigurationError`.
  init(
    _ argument: String, seed: UInt64, count: Int, isQuiet: Bool, in context: CommandContext
  ) throws {
    let options = try RunOptions.parse(
      ["--seed", "\(seed)", "--batch", "\(Self.batchSize)", "--resume"]
        + (isQuiet ? ["--quiet"] : []))
    let recipe = try RecipeFile.recipe(argument, in: context)
    settings = try RenderSettings(options, recipe: recipe, in: context)
    identity = Baseline.Recipe(
      name: recipe.name, digest: try settings.digest(), seed: seed, count: count)
    self.argument = argument
  }
}
