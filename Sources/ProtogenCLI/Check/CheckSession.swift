internal import Classifiers
internal import Foundation
internal import ImageFiles
internal import RegressionChecks
internal import Reports

/// One `check` command at work: measure, compare, report.
struct CheckSession {
  private let arguments: CheckCommand
  private let context: CommandContext
  private let console: Console
  private let folder: OutputFolder
  private let baseline: Baseline
  private let policy: CheckPolicy
  private let model: LoadedModel
  private let recipe: SurveyRecipe
  private let classes: [ClassLabel]

  /// Checks all that can be checked before anything slow happens.
  init(_ arguments: CheckCommand, in context: CommandContext) throws {
    self.arguments = arguments
    self.context = context
    console = Console(context, isQuiet: arguments.survey.quiet, printsPaths: false)
    folder = try OutputFolder(arguments.output, in: context)
    baseline = try BaselineFile.read(arguments.baseline, in: context)
    policy =
      try arguments.policy.map { try CheckPolicy(contentsOf: $0, in: context) }
      ?? CheckPolicy()
    recipe = try SurveyRecipe(
      arguments.recipe ?? baseline.recipe.name, seed: baseline.recipe.seed,
      count: baseline.recipe.count, isQuiet: arguments.survey.quiet, in: context)
    model = try LoadedModel(arguments.model, in: context)
    classes = try Self.classes(arguments, of: model, baseline, in: context)
  }

  /// The classes that are asked about, or all of the baseline that the model knows.
  private static func classes(
    _ arguments: CheckCommand, of model: LoadedModel, _ baseline: Baseline,
    in context: CommandContext
  ) throws -> [ClassLabel] {
    let names = model.distinctNames()
    let known = Set(baseline.classes.map(\.label))
    guard let text = arguments.survey.classes else {
      return names.indices.filter { known.contains(names[$0]) }.map { model.labels[$0] }
    }
    let asked = try SurveyClasses(text, images: nil, of: model, in: context).labels
    if let stranger = asked.first(where: { !known.contains(names[$0.index]) }) {
      throw CommandFailure(
        "'\(names[stranger.index])' is not in the baseline '\(arguments.baseline)'. It has "
          + "\(known.count) classes.", .usage)
    }
    return asked
  }

  /// Measures what is not in the cache, compares, and writes the reports; a shard only measures its
  /// part.
  ///
  /// - Returns: Whether the model may go on; `nil` for a shard, which cannot say.
  /// - Throws: `CommandFailure` with status 130 if the user stopped it; what measuring throws.
  func run(_ share: WorkShare, until interruption: Interruption) throws -> CheckResult.Verdict? {
    for note in model.notes { console.note(note) }
    try console.sayDiagnoses(of: model.classifier)
    interruption.listen()
    let survey = ModelSurvey(
      model: model, recipe: recipe, options: arguments.survey, budget: arguments.budget,
      isLenient: true, share: share, console: console, context: context)
    if let shard = share.shard {
      try survey.work(of: shard, among: classes, until: interruption)
      return nil
    }
    let responses = try StimulusResponses(of: model.classifier, offset: model.labelOffset)
    let names = model.distinctNames()
    let order = baseline.riskiestFirst(classes.map(\.index), named: names, responses)
    let outcome = try survey.outcome(
      of: order.map { model.labels[$0] }, responses, until: interruption)
    for omission in outcome.omissions { console.note(omission) }
    let result = ModelComparison(
      baseline, outcome.baseline, policy: policy, untested: outcome.untested,
      thumbnailLabels: try ThumbnailReader(model, names).labels(of: baseline)
    ).result(unreached: outcome.unreached.map { names[$0.index] })
    try report(result, outcome.baseline)
    return result.verdict
  }

  private func report(_ result: CheckResult, _ current: Baseline) throws {
    let report = CheckReport(
      result: result, baseline: baseline, current: current, version: Version.current,
      baselineFile: arguments.baseline,
      pictures: CheckThumbnails(baseline, current).pictures(
        of: result.results.filter { $0.outcome != .passed }.compactMap(\.label)))
    try OutputFolder.create(folder.url)
    for (name, text) in [
      ("check.json", report.checkJSON), ("junit.xml", report.junit),
      ("check.sarif", report.sarif), ("summary.md", report.markdown),
      ("check.html", report.html),
    ] {
      try AtomicFile.write(Data(text.utf8), to: folder.url.appending(path: name))
    }
    if arguments.json {
      context.output(report.checkJSON)
    } else if !arguments.survey.quiet {
      context.output(report.summary)
      context.print("\(folder.name)/check.html")
    }
  }
}

extension CheckResult.Verdict {
  /// What the process exits with.
  var exitStatus: Int32 {
    switch self {
    case .holds: 0
    case .regressed: 1
    case .undecided: 2
    }
  }
}

extension CheckPolicy {
  /// Reads the file that `--policy` names.
  ///
  /// - Throws: `PresetError` with everything that is wrong with it; `CommandFailure` with status 66 if
  ///   it is not there.
  fileprivate init(contentsOf path: String, in context: CommandContext) throws {
    let file = BaselineFile.url(path, context)
    guard let yaml = try? String(contentsOf: file, encoding: .utf8) else {
      throw CommandFailure(
        "Cannot read the policy '\(path)'. Leave --policy out for the usual one.", .missingInput)
    }
    try self.init(yaml: yaml, file: path)
  }
}
