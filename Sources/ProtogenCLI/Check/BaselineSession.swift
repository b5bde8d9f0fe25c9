internal import Classifiers
internal import Foundation
internal import ImageFiles
internal import RegressionChecks

/// One `baseline` command at work.
struct BaselineSession {
  private let arguments: BaselineCommand
  private let context: CommandContext
  private let console: Console
  private let file: OutputFile
  /// What is updated, if something is.
  private let old: Baseline?
  private let model: LoadedModel
  private let recipe: SurveyRecipe
  private let classes: [ClassLabel]

  /// Checks all that can be checked before anything slow happens.
  init(_ arguments: BaselineCommand, in context: CommandContext) throws {
    self.arguments = arguments
    self.context = context
    console = Console(context, isQuiet: arguments.survey.quiet, printsPaths: false)
    file = try OutputFile(arguments.output, of: "--output", in: context)
    old = try arguments.update.map { _ in try BaselineFile.read(arguments.output, in: context) }
    if let name = arguments.recipe { _ = try RecipeFile.recipe(name, in: context) }
    model = try LoadedModel(arguments.model, in: context)
    recipe = try SurveyRecipe(
      arguments.recipe ?? old?.recipe.name ?? RecipeFile.preferred(for: model).name,
      seed: old?.recipe.seed ?? arguments.seed ?? 0,
      count: old?.recipe.count ?? arguments.count ?? BaselineCommand.standardCount,
      isQuiet: arguments.survey.quiet, in: context)
    classes = try SurveyClasses(
      arguments.update ?? arguments.survey.classes, images: arguments.survey.images, of: model,
      in: context
    ).labels
    if let old { try requireSame(old) }
  }

  /// Checks that classes of this model can stand among those of an older baseline.
  private func requireSame(_ old: Baseline) throws {
    guard old.recipe == recipe.identity else {
      throw CommandFailure(
        "The recipe '\(old.recipe.name)' is not what it was for '\(arguments.output)', so that its "
          + "classes cannot be updated. Make it again without --update.", .data)
    }
    guard (old.photographs == nil) == (arguments.survey.images == nil),
      (old.photographs?.hasCores ?? false) == (arguments.survey.masks != nil)
    else {
      throw CommandFailure(
        "'\(arguments.output)' was made \(Self.means(of: old)). Update it in the same way.", .usage)
    }
    let names = model.distinctNames()
    if let stranger = classes.first(where: { old.profile(named: names[$0.index]) == nil }) {
      throw CommandFailure(
        "'\(names[stranger.index])' is not in the baseline '\(arguments.output)'. Make it again "
          + "without --update.", .data)
    }
  }

  /// With which options a baseline was made, in words.
  private static func means(of baseline: Baseline) -> String {
    switch baseline.photographs?.hasCores {
    case nil: "without --images"
    case true?: "with --images and --masks"
    case false?: "with --images, and without --masks"
    }
  }

  /// Measures what is not in the cache, and writes the file; a shard only measures its part.
  ///
  /// - Throws: `CommandFailure` with status 130 if the user stopped it; what measuring throws.
  func run(_ share: WorkShare, until interruption: Interruption) throws {
    for note in model.notes { console.note(note) }
    try console.sayDiagnoses(of: model.classifier)
    interruption.listen()
    let survey = ModelSurvey(
      model: model, recipe: recipe, options: arguments.survey, budget: nil, isLenient: false,
      share: share, console: console, context: context)
    if let shard = share.shard {
      return try survey.work(of: shard, among: classes, until: interruption)
    }
    let outcome = try survey.outcome(
      of: classes,
      StimulusResponses(of: model.classifier, offset: model.labelOffset), until: interruption)
    for omission in outcome.omissions { console.note(omission) }
    let measured = arguments.thumbnails ? outcome.baseline : outcome.baseline.withoutThumbnails
    let result = try merged(measured)
    try file.write(result.json())
    if !arguments.survey.quiet {
      let count = old == nil ? result.classes.count : classes.count
      context.print(
        "\(arguments.output): \(count) class\(count == 1 ? "" : "es") "
          + "\(old == nil ? "written" : "updated")")
    }
  }

  /// The older baseline with its updated classes, or what was measured.
  private func merged(_ measured: Baseline) throws -> Baseline {
    guard let old else { return measured }
    guard old.layers == measured.layers else {
      throw CommandFailure(
        "'\(arguments.output)' was made of a network with other layers, so that its classes cannot "
          + "be updated. Make it again without --update.", .data)
    }
    return old.accepting(Set(measured.classes.map(\.label)), from: measured)
  }
}
