internal import ActivationPaths
internal import ArgumentParser
internal import Classifiers
internal import Foundation
internal import ImageFiles
internal import RegressionChecks
internal import Reports
internal import SpuriousFeatures

/// Measures what a model's prototypes and audits look like; nothing that is in the cache is measured
/// again.
struct ModelSurvey {
  let model: LoadedModel
  let recipe: SurveyRecipe
  let options: SurveyOptions
  let budget: TimeBudget?
  /// Whether classes with too few photographs are left to the comparison, and are no error.
  let isLenient: Bool
  let share: WorkShare
  let console: Console
  let context: CommandContext

  /// What was measured.
  struct Outcome {
    let baseline: Baseline
    /// The classes that there was no time for.
    let unreached: [ClassLabel]
    /// The components that there was no time for.
    let untested: [Component]
    /// What the findings leave open, a sentence each.
    let omissions: [String]
  }

  static let stopped = CommandFailure(
    "stopped; what was measured is in the cache. The same command goes on.", .interrupted)

  /// The share of a budget that prototypes may take, where photographs are to follow.
  private static let prototypeShare = 0.5

  /// Measures.
  ///
  /// - Parameters:
  ///   - classes: The classes, the most urgent first.
  ///   - responses: How all classes answer to the reference stimuli.
  ///   - interruption: Ends it.
  /// - Returns: What was measured.
  /// - Throws: `CommandFailure` with status 130 if the user stopped it; what all parts throw.
  func outcome(
    of classes: [ClassLabel], _ responses: StimulusResponses, until interruption: Interruption
  ) throws -> Outcome {
    let start = Date()
    let names = model.distinctNames()
    try declare(classes)
    try share.begin(on: console, until: interruption)
    let cache = try openCache(until: interruption)
    let budgetShare = options.images == nil ? 1 : Self.prototypeShare
    let photographer = try PhotographSurveyor(
      of: classes, survey: self, cache: cache, start: start)
    try photographer.check(classes)
    let surveys = try goingOn(with: cache) {
      try prototypes(cache).surveys(
        of: classes,
        while: {
          budget.map { Date().timeIntervalSince(start) < budgetShare * $0.seconds } ?? true
        },
        until: interruption)
    }
    let reached = classes.filter { surveys[$0.index] != nil }
    let photographs = try goingOn(with: cache) {
      try photographer.outcome(of: reached, until: interruption)
    }
    let profiles = reached.map { label in
      ClassProfile(
        label, named: names[label.index], responses: responses.row(label.index),
        surveys[label.index], photographs)
    }
    return Outcome(
      baseline: Baseline(
        version: Version.current, network: try model.network(), recipe: recipe.identity,
        photographs: photographs?.identity,
        layers: try SignatureReader.layers(of: model.classifier).map(\.name), classes: profiles),
      unreached: classes.filter { surveys[$0.index] == nil },
      untested: photographs?.untested ?? [], omissions: photographs?.omissions ?? [])
  }

  /// Measures a shard's part of the classes, and keeps that in the cache.
  ///
  /// - Parameters:
  ///   - shard: Which part.
  ///   - classes: All classes, by index.
  ///   - interruption: Ends it.
  /// - Throws: As ``outcome(of:_:until:)``; what writing the shard's record throws.
  func work(
    of shard: Shard, among classes: [ClassLabel], until interruption: Interruption
  ) throws {
    try declare(classes)
    try share.begin(on: console, until: interruption)
    let cache = try openCache(until: interruption)
    let own = shard.part(of: classes)
    var work = ShardWork()
    work.add(own.count, of: classes.count, "classes' prototypes")
    let photographer = try PhotographSurveyor(
      of: classes, survey: self, cache: cache, start: Date())
    try photographer.check(classes)
    try goingOn(with: cache) {
      if !own.isEmpty {
        let prototypes = prototypes(cache)
        _ = try prototypes.surveys(of: own, while: { true }, until: interruption)
        work.paths += own.flatMap(prototypes.paths)
      }
      if let photographs = try photographer.work(of: shard, among: classes, until: interruption) {
        work.add(photographs)
      }
    }
    try share.finish(work.inside(cache.name))
  }

  /// Says what the measurements depend on.
  private func declare(_ classes: [ClassLabel]) throws {
    try share.declare(model)
    try share.declare(
      .work, (classes.map(\.index).sorted().map { "\($0)" } + [cacheName()]).fingerprint())
  }

  private func openCache(until interruption: Interruption) throws -> SurveyCache {
    try SurveyCache(
      options.cache, named: try cacheName(), in: context, console: console, until: interruption)
  }

  private func prototypes(_ cache: SurveyCache) -> PrototypeSurveyor {
    PrototypeSurveyor(
      model: model, recipe: recipe, cache: cache, console: console, context: context,
      names: model.distinctNames())
  }

  /// What tells this network and recipe from all others.
  private func cacheName() throws -> String {
    struct Origin: Encodable {
      let network: NetworkOrigin
      let recipe: Baseline.Recipe
    }
    let origin = Origin(network: try NetworkOrigin(model), recipe: recipe.identity)
    return String(try origin.fingerprint().prefix(16))
  }

  /// Turns the user's stop, and damage to the cache, into how to go on.
  private func goingOn<Result>(
    with cache: SurveyCache, _ body: () throws -> Result
  ) throws -> Result {
    do {
      return try body()
    } catch let failure as CommandFailure where failure.status == .interrupted {
      throw Self.stopped
    } catch let error as ImageFileError where error.description.contains(cache.url.path) {
      throw CommandFailure(
        "The cache is damaged: delete the folder '\(cache.path)', if it is still there, and run "
          + "again. \(error)", .data)
    }
  }
}

extension ClassProfile {
  /// Puts together what was measured of a class.
  fileprivate init(
    _ label: ClassLabel, named name: String, responses: NumberRow, _ survey: PrototypeSurvey?,
    _ photographs: PhotographSurveyor.Outcome?
  ) {
    self.init(
      index: label.index, label: name, responses: responses,
      prototypes: survey?.prototypes ?? [], signature: survey?.signature ?? [],
      paths: photographs?.paths[label.index] ?? [],
      recognition: photographs?.recognition[label.index],
      effects: photographs?.effects[label.index] ?? [], thumbnail: survey?.thumbnail,
      thumbnailLabel: survey?.thumbnailLabel)
  }
}
