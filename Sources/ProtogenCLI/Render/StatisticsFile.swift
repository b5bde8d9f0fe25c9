internal import Classifiers
internal import Crypto
internal import FeatureVisualization
internal import Foundation

/// Statistics of photographs that a recipe draws towards, and where they are from.
struct StatisticsFile {
  let statistics: ActivationStatistics
  let origin: StatisticsOrigin

  /// Reads the file that an option names, if the recipe needs one.
  ///
  /// - Throws: `StatisticsFileError`, or `RenderingError` for no file where one is needed.
  init?(_ path: String?, for recipe: Recipe, in context: CommandContext) throws {
    let isNeeded = recipe.statisticsWeight > 0
    guard let path else {
      guard !isNeeded else { throw RenderingError.statisticsMissing(recipe: recipe.name) }
      return nil
    }
    guard isNeeded else { return nil }
    let file = URL(fileURLWithPath: path, relativeTo: context.workingFolder).absoluteURL
    statistics = try ActivationStatistics(contentsOf: file)
    origin = StatisticsOrigin(
      photographCount: statistics.photographCount,
      sha256: SHA256.hash(data: try statistics.json).hexadecimal)
  }

  /// Refuses a file that no recipe draws towards.
  ///
  /// - Throws: `CommandFailure` with status 64.
  static func requireUse(of path: String?, by recipes: [Recipe]) throws {
    guard path != nil, recipes.allSatisfy({ $0.statisticsWeight <= 0 }) else { return }
    throw CommandFailure(
      "--use-statistics is for recipes with a statisticsWeight, and no recipe here has one. Add "
        + "--recipe natural.", .usage)
  }

  /// Checks that the statistics are those of a model.
  ///
  /// - Throws: `CommandFailure`.
  func require(_ model: LoadedModel) throws {
    guard statistics.modelSHA256 == model.sha256 else {
      throw CommandFailure(
        "The statistics are those of another model, with the SHA-256 "
          + "\(statistics.modelSHA256.prefix(12)), not of '\(model.name)'. Measure them anew with "
          + "'protogen audit --statistics'.", .data)
    }
  }
}

/// What a manifest says of statistics.
struct StatisticsOrigin: Codable, Hashable {
  let photographCount: Int
  /// Of the file's content, as protogen writes it.
  let sha256: String
}
