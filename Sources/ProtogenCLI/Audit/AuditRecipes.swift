internal import Classifiers
internal import FeatureVisualization
internal import Foundation

/// The recipes of an audit, and the prototypes that they make.
struct AuditRecipes {
  private let settings: [RenderSettings]
  private let arguments: Audit

  /// The names of the recipes, in order.
  var names: [String] { settings.map(\.recipe.name) }

  /// Reads the recipes that `--recipe` names.
  ///
  /// - Throws: `CommandFailure` or `ConfigurationError`, before anything slow happens.
  init(_ arguments: Audit, in context: CommandContext) throws {
    let standard = arguments.prototypes.isEmpty ? RecipeFile.standard : ""
    try self.init(arguments.recipe ?? standard, arguments, in: context)
    if settings.isEmpty, arguments.prototypes.isEmpty {
      throw CommandFailure(
        "--recipe names no recipe. There are "
          + RecipeFile.names(in: context).map { "'\($0)'" }.joined(separator: ", ") + ".", .usage)
    }
  }

  private init(_ text: String, _ arguments: Audit, in context: CommandContext) throws {
    self.arguments = arguments
    settings = try text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }
      .map { name in
        try RenderSettings(
          arguments.options, recipe: RecipeFile.recipe(name, in: context), in: context)
      }
    try StatisticsFile.requireUse(
      of: arguments.options.useStatistics, by: settings.map(\.recipe))
    var seen: Set<String> = []
    for name in names {
      guard ModelPreset.isName(name) else {
        throw CommandFailure(
          "A recipe is called '\(name)', which cannot be a folder's name. Use letters, digits, "
            + "'.', '_' and '-'.", .data)
      }
      guard seen.insert(name).inserted else {
        throw CommandFailure(
          "Two recipes are called '\(name)'. Give each once, with a name of its own.", .usage)
      }
    }
  }

  /// The recipes as they suit a model: the one that is best for it, if none was asked for.
  func fitting(_ model: LoadedModel, in context: CommandContext) throws -> AuditRecipes {
    guard preference(for: model) != nil else { return self }
    return try AuditRecipes(RecipeFile.preferred(for: model).name, arguments, in: context)
  }

  /// Why another recipe than the usual one suits a model, if none was asked for.
  func preference(for model: LoadedModel) -> String? {
    guard arguments.recipe == nil, !settings.isEmpty else { return nil }
    return RecipeFile.preferred(for: model).reason
  }

  /// A SHA-256 of all that prototypes depend on beside the model, for each recipe.
  ///
  /// - Throws: `ConfigurationError`; `EncodingError` for a number that is not finite.
  func digests() throws -> [String] {
    try settings.map { "\(try $0.digest()) \(arguments.count) \($0.batchSize)" }
  }

  /// Where a recipe's prototypes are, in an audit's folder.
  static func folderName(of recipe: String) -> String { "prototypes/\(recipe)" }

  /// Renders what is not there yet of each recipe's prototypes.
  ///
  /// - Parameters:
  ///   - classes: All classes of the audit: the batches are those of all.
  ///   - own: Those whose prototypes are asked for.
  ///   - model: What is drawn.
  ///   - interruption: Ends it.
  ///   - console: Where it is said how far it has come.
  ///   - context: Where relative paths start.
  /// - Returns: What came of each recipe, in order.
  /// - Throws: `CommandFailure` with status 130 if the user stopped it; errors of rendering.
  func rendered(
    _ classes: [ClassLabel], for own: [ClassLabel], of model: LoadedModel,
    until interruption: Interruption, console: Console, in context: CommandContext
  ) throws -> [AuditedRecipe] {
    try settings.map { settings in
      let name = settings.recipe.name
      let folder = try OutputFolder("\(arguments.output)/\(Self.folderName(of: name))", in: context)
      let subjects = classes.map {
        RenderSubject(
          $0, of: model, recipe: settings.recipe, count: arguments.count, isAntitype: false)
      }
      let session = try RenderSession(
        model, settings, subjects: subjects, folder: folder, console: console,
        progressPrefix: "\(name): ")
      let manifests = try session.run(
        until: interruption, part: .containing(Set(own.map(\.slug))))
      Self.sayFailures(manifests, of: name, console)
      let (seconds, count) = session.time
      return AuditedRecipe(
        name: name,
        prototypes: try own.flatMap { label in
          try manifests.filter { $0.subject.classIndex == label.index }.flatMap {
            try Self.prototypes(of: label, $0, recipe: name, in: folder)
          }
        }, folders: manifests.map(\.subject.folderName),
        digest: try settings.digest(),
        secondsPerPrototype: count > 0 ? seconds / Double(count) : nil)
    }
  }

  private static func prototypes(
    of label: ClassLabel, _ manifest: RenderManifest, recipe: String, in folder: OutputFolder
  ) throws -> [AuditedPrototype] {
    try manifest.prototypes.enumerated().map { number, prototype in
      let path = "\(manifest.subject.folderName)/\(prototype.file)"
      return try AuditedPrototype(
        recipe: recipe, classIndex: label.index, number: number,
        file: folder.url.appending(path: path))
    }
  }

  private static func sayFailures(
    _ manifests: [RenderManifest], of recipe: String, _ console: Console
  ) {
    for manifest in manifests {
      for prototype in manifest.prototypes where prototype.isFailure {
        console.warning("\(recipe), \(manifest.subject.title): \(prototype.status)")
      }
    }
  }
}
