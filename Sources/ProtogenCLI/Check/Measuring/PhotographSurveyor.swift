internal import ActivationPaths
internal import ArgumentParser
internal import Classifiers
internal import Foundation
internal import RegressionChecks
internal import Reports
internal import SpuriousFeatures
internal import Statistics

/// Measures what photographs tell of a model: an audit, whose results stay in the cache.
struct PhotographSurveyor {
  let survey: ModelSurvey
  let cache: SurveyCache
  /// When the command began.
  let start: Date
  /// How many photographs there are of each class, by index; none without `--images`.
  private let counts: [Int: Int]

  /// Lists the photographs, if classes are asked about.
  ///
  /// - Throws: `PhotographError`.
  init(
    of classes: [ClassLabel], survey: ModelSurvey, cache: SurveyCache, start: Date
  ) throws {
    (self.survey, self.cache, self.start) = (survey, cache, start)
    let images = classes.isEmpty ? nil : survey.options.images
    let found = try images.map {
      try PhotographFolder(
        at: BaselineFile.url($0, survey.context), labels: survey.model.labels
      ).photographs
    }
    counts = Dictionary(grouping: found ?? [], by: \.classIndex).mapValues(\.count)
  }

  /// What photographs told; everything by class index.
  struct Outcome {
    let identity: Baseline.Photographs
    let paths: [Int: [Figure?]]
    let recognition: [Int: Proportion]
    let effects: [Int: [EffectProfile]]
    let untested: [Component]
    let omissions: [String]
  }

  /// Finds what is wrong with the photographs' list and with the masks, before anything slow happens.
  ///
  /// - Throws: As ``outcome(of:until:)``.
  func check(_ classes: [ClassLabel]) throws {
    guard let images = survey.options.images, !classes.isEmpty else { return }
    if survey.isLenient, !isEnough(classes) { return }
    _ = try session(images, classes)
  }

  /// Audits classes; nothing without `--images`.
  ///
  /// - Parameters:
  ///   - classes: Classes that have prototypes.
  ///   - interruption: Ends it.
  /// - Returns: What it came to; `nil` without photographs.
  /// - Throws: `CommandFailure` with status 130 if the user stopped it; what an audit throws.
  func outcome(of classes: [ClassLabel], until interruption: Interruption) throws -> Outcome? {
    guard let images = survey.options.images, !classes.isEmpty else { return nil }
    if survey.isLenient, !isEnough(classes) { return nothing(images) }
    let session = try session(images, classes)
    let result = try session.measured(survey.share, until: interruption)
    let recognition = try recognition(result.photographs)
      .proportions(of: result.photographs.classes, until: interruption)
    return Outcome(
      identity: Baseline.Photographs(
        count: result.photographs.entries.count,
        digest: try result.photographs.entries.map(\.identity).fingerprint(),
        hasCores: survey.options.masks != nil),
      paths: paths(result.paths), recognition: recognition,
      effects: result.findings.map(effects) ?? [:],
      untested: result.findings?.test?.untested ?? [],
      omissions: result.findings?.omissions ?? [])
  }

  /// Whether there are photographs enough of any class.
  private func isEnough(_ classes: [ClassLabel]) -> Bool {
    let total = counts.values.reduce(0, +)
    return classes.contains { label in
      let own = counts[label.index] ?? 0
      return min(own, total - own) >= AuditListing.minimumCount
    }
  }

  /// What there is to say where no class has photographs enough.
  private func nothing(_ images: String) -> Outcome {
    survey.console.warning(
      "'\(images)' has too few photographs of every class that is compared: two of one, and two of "
        + "others, are the least.")
    return Outcome(
      identity: Baseline.Photographs(
        count: counts.values.reduce(0, +), digest: "", hasCores: survey.options.masks != nil),
      paths: [:], recognition: [:], effects: [:], untested: [], omissions: [])
  }

  /// Does a shard's part of the audit, whose results stay in the cache.
  ///
  /// - Parameters:
  ///   - shard: Which part.
  ///   - classes: All classes.
  ///   - interruption: Ends it.
  /// - Returns: What was done, by paths inside the cache; `nil` without photographs.
  /// - Throws: As ``outcome(of:until:)``.
  func work(
    of shard: Shard, among classes: [ClassLabel], until interruption: Interruption
  ) throws -> ShardWork? {
    guard let images = survey.options.images, !classes.isEmpty else { return nil }
    var (work, photographs) = try session(images, classes)
      .work(of: shard, survey.share, until: interruption)
    let own = shard.part(of: photographs.classes)
    let recognition = recognition(photographs)
    _ = try recognition.proportions(of: own, until: interruption)
    work.paths += own.map(recognition.path)
    return work
  }

  private func session(_ images: String, _ classes: [ClassLabel]) throws -> AuditSession {
    try AuditSession(
      Audit.parse(words(images, classes)), of: survey.model, isLenient: survey.isLenient,
      in: survey.context)
  }

  private func recognition(_ photographs: AuditPhotographs) -> RecognitionCount {
    RecognitionCount(
      model: survey.model, photographs: photographs, cache: cache, console: survey.console)
  }

  /// The audit as a user would type it.
  private func words(_ images: String, _ classes: [ClassLabel]) -> [String] {
    let (options, recipe) = (survey.options, survey.recipe)
    let indices = classes.map(\.index).sorted().map { "\($0)" }.joined(separator: ",")
    var words = [
      "--images", images, "--class", indices, "--recipe", recipe.argument, "--count",
      "\(recipe.identity.count)", "--seed", "\(recipe.identity.seed)", "--batch",
      "\(recipe.settings.batchSize)", "--resume", "--output", cache.path,
    ]
    if let masks = options.masks { words += ["--masks", masks] }
    if let budget = survey.budget {
      let left = max(budget.seconds - Date().timeIntervalSince(start), 1)
      words += ["--budget", "\(left)s"]
    }
    if options.quiet { words.append("--quiet") }
    return words
  }

  private func paths(_ audit: PathAudit) -> [Int: [Figure?]] {
    let subject = PathSubject.prototypes(survey.recipe.identity.name)
    return Dictionary(
      uniqueKeysWithValues: audit.classes.map { paths in
        let curve = paths.curves.first { $0.subject == subject }
        let thirds = curve?.thirds.map(\.units.normalized.spearman) ?? []
        return (paths.classIndex, thirds.count == 3 ? thirds.map { $0.map(Figure.init) } : [])
      })
  }

  private func effects(_ report: FindingsReport) -> [Int: [EffectProfile]] {
    let claims = Dictionary(
      report.findings.map { ($0.claim.effect.cell.key, $0.claim) }, uniquingKeysWith: { a, _ in a })
    let profiles = (report.test?.cells ?? []).map { cell in
      (cell.classIndex, EffectProfile(cell, claims[cell.key]))
    }
    return Dictionary(grouping: profiles, by: \.0).mapValues { $0.map(\.1) }
  }
}

extension EffectProfile {
  /// Keeps of a cell what a later one is compared with.
  fileprivate init(_ cell: TransplantCell, _ claim: ImageClaim?) {
    self.init(
      component: cell.component, name: cell.component.noun(at: cell.place),
      sufficiency: Figure(cell.sufficiency.probability),
      necessity: Figure(cell.necessity.probability),
      qValue: min(cell.sufficiencyQValue, cell.necessityQValue), severity: claim?.effect.severity,
      isSpurious: claim?.tier == .spurious)
  }
}
