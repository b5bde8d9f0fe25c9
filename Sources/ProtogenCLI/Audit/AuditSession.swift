internal import ActivationPaths
internal import Classifiers
internal import Foundation
internal import ImageFiles
internal import Reports
internal import SpuriousFeatures
internal import Tensors

/// One `audit` command at work: photographs, prototypes, paths, report.
struct AuditSession {
  private let arguments: Audit
  private let context: CommandContext
  private let console: Console
  private let folder: OutputFolder
  private let model: LoadedModel
  private let recipes: AuditRecipes
  private let layers: [PathLayer]
  private let listing: AuditListing
  /// The second classifier, if there is one.
  private let transferModel: LoadedModel?
  private let folders: [PrototypeFolder]
  /// What of each photograph is the class itself, if the user says it.
  private let masks: CoreMasks?
  /// Where the photographs' statistics go, if they are asked for.
  private let statisticsFile: OutputFile?

  /// Checks all that can be checked before anything slow happens.
  ///
  /// - Parameters:
  ///   - arguments: What is asked for.
  ///   - loaded: The model, if it is loaded already.
  ///   - isLenient: Whether a named class with too few photographs is left out, and is no error.
  ///   - context: The outside.
  /// - Throws: `CommandFailure`, and what loading the model and reading photographs throw.
  init(
    _ arguments: Audit, of loaded: LoadedModel? = nil, isLenient: Bool = false,
    in context: CommandContext
  ) throws {
    self.arguments = arguments
    self.context = context
    console = Console(context, isQuiet: arguments.options.quiet, printsPaths: false)
    folder = try OutputFolder(arguments.output, in: context)
    statisticsFile = try arguments.statistics.map {
      try OutputFile($0, of: "--statistics", in: context)
    }
    masks = try arguments.masks.map {
      try CoreMasks(at: URL(fileURLWithPath: $0, relativeTo: context.workingFolder).absoluteURL)
    }
    let asked = try AuditRecipes(arguments, in: context)
    model = try loaded ?? LoadedModel(arguments.model, in: context)
    layers = try Self.layers(arguments.layers, of: model.classifier)
    let recipes = try asked.fitting(model, in: context)
    self.recipes = recipes
    listing = try AuditListing(arguments, of: model, isLenient: isLenient, in: context)
    let model = model
    transferModel = try arguments.transfer.map {
      try TransferNetwork.load($0, beside: model, in: context)
    }
    folders = try PrototypeFolder.all(
      arguments.prototypes, besides: recipes.names, labels: model.labels, in: context)
    _ = try transfer(of: listing.classes)
  }

  /// The second classifier's view of some classes, if there is one.
  ///
  /// - Throws: `CommandFailure` if it knows none of them.
  private func transfer(of classes: [ClassLabel]) throws -> TransferNetwork? {
    guard let transferModel, let name = arguments.transfer else { return nil }
    return try TransferNetwork(transferModel, called: name, beside: model, classes: classes)
  }

  private static func layers(_ text: String?, of classifier: Classifier) throws -> [PathLayer] {
    guard let text else { return try classifier.pathLayers() }
    let patterns = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    guard !patterns.isEmpty else {
      throw CommandFailure("--layers names no layer. Leave it out for the usual ones.", .usage)
    }
    return try classifier.pathLayers(matching: patterns)
  }

  /// Measures everything that is not there yet, and writes the report; a shard does its part alone.
  ///
  /// - Throws: `CommandFailure` with status 130 if the user stopped it.
  func run(_ share: WorkShare, until interruption: Interruption) throws {
    try sayNotes()
    try share.declare(model)
    interruption.listen()
    try share.begin(on: console, until: interruption)
    if let shard = share.shard {
      try share.finish(work(of: shard, share, until: interruption).work)
    } else {
      try finish(measured(share, until: interruption))
    }
  }

  /// Measures everything that is not there yet.
  ///
  /// - Throws: `CommandFailure` with status 130 if the user stopped it.
  func measured(_ share: WorkShare, until interruption: Interruption) throws -> AuditResult {
    let photographs = try AuditPhotographs(listing, of: model, interruption, console: console)
    let images = try findingImages(photographs)
    try declare(photographs, images, to: share)
    try writeStatistics(of: photographs, interruption)
    let recorder = try recorder(of: photographs, for: photographs.classes, interruption)
    for note in recorder.transfer?.notes ?? [] { console.note(note) }
    let scores = try recorder.run()
    let paths = try recorder.audit()
    return AuditResult(
      arguments: arguments, model: model, transfer: recorder.transfer, photographs: photographs,
      recipes: recorder.recipes, foolingScores: scores, paths: paths,
      distinguishabilities: try recorder.distinguishabilities(),
      findings: try images.map {
        try findings($0, interruption).report(PrototypeIllustrations(recorder.recipes, paths))
      })
  }

  /// The photographs that tell what classes lean on, if that is asked for.
  private func findingImages(_ photographs: AuditPhotographs) throws -> FindingImages? {
    guard arguments.findings else { return nil }
    return try FindingImages(
      photographs, masks: masks, labels: model.labels, transplants, console)
  }

  /// Draws the prototypes of some classes, and prepares to measure these.
  private func recorder(
    of photographs: AuditPhotographs, for classes: [ClassLabel], _ interruption: Interruption
  ) throws -> AuditRecorder {
    let present = try folders.map { try $0.recipe(of: classes) }
    let made = try recipes.rendered(
      photographs.classes, for: classes, of: model, until: interruption, console: console,
      in: context)
    return AuditRecorder(
      model: model, network: try NetworkOrigin(model), layers: layers,
      configuration: PathConfiguration(seed: arguments.options.seed), photographs: photographs,
      classes: classes, recipes: made + present, transfer: try transfer(of: photographs.classes),
      records: AuditRecords(in: folder, isForced: arguments.options.force), console: console,
      interruption: interruption)
  }

  /// How what classes lean on is tested.
  private var transplants: TransplantConfiguration {
    var configuration = TransplantConfiguration()
    configuration.seed = arguments.options.seed
    return configuration
  }

  /// What finds out what the audited classes lean on.
  private func findings(
    _ images: FindingImages, _ interruption: Interruption
  ) -> FindingSession {
    FindingSession(
      model: model, images: images, configuration: transplants, budget: arguments.budget,
      folder: folder, isForced: arguments.options.force, console: console,
      interruption: interruption)
  }

  /// Writes the report, and says what it comes to.
  private func finish(_ result: AuditResult) throws {
    let report = result.report
    let json = try AuditResult.write(report, to: folder)
    for doubt in report.paths.doubts where doubt.isFatal {
      console.warning("this audit is not to be trusted. \(doubt.message)")
    }
    if arguments.options.json {
      context.output(json)
    } else if !arguments.options.quiet {
      context.print(AuditTable(report: report, recipes: result.recipes).text)
      context.print("")
      for sentence in report.verdict { context.print(sentence) }
      if let findings = FindingTable(report: report) { context.print("\n\(findings.text)\n") }
      context.print("\(folder.name)/audit.html")
    }
  }

  /// Writes what the network's channels do with the photographs, if `--statistics` asks for it.
  private func writeStatistics(
    of photographs: AuditPhotographs, _ interruption: Interruption
  ) throws {
    guard let statisticsFile else { return }
    let statistics = try ActivationStatistics(
      of: model.classifier, modelSHA256: model.sha256, layers: layers,
      photographs: PhotographSequence(
        entries: photographs.entries, classifier: model.classifier),
      progress: { console.progress("statistics", step: $0, of: $1, detail: "photographs") },
      shouldStop: { interruption.isPending })
    try statisticsFile.write(statistics.json)
  }

  /// Says what was assumed, and what is suspicious.
  private func sayNotes() throws {
    for note in model.notes + folders.flatMap(\.notes) { console.note(note) }
    if let reason = recipes.preference(for: model) {
      console.note("the recipe is '\(recipes.names.joined())': \(reason).")
    }
    try console.sayDiagnoses(of: model.classifier)
  }
}

// MARK: Shards

extension AuditSession {
  /// Does a shard's part: prototypes and records of neighboring classes, which share batches, and
  /// some of the transplants.
  ///
  /// - Parameters:
  ///   - shard: Which part.
  ///   - share: Where it is written down what the work depends on.
  ///   - interruption: Ends it.
  /// - Returns: What was done, by paths in the audit's folder, and the photographs of the whole audit.
  /// - Throws: `CommandFailure` with status 130 if the user stopped it.
  func work(
    of shard: Shard, _ share: WorkShare, until interruption: Interruption
  ) throws -> (work: ShardWork, photographs: AuditPhotographs) {
    let photographs = try AuditPhotographs(listing, of: model, interruption, console: console)
    let images = try findingImages(photographs)
    try declare(photographs, images, to: share)
    let own = shard.part(of: photographs.classes)
    var work = ShardWork()
    work.add(own.count, of: photographs.classes.count, "classes")
    if !own.isEmpty {
      let recorder = try recorder(of: photographs, for: own, interruption)
      _ = try recorder.run()
      work.paths += recorder.paths
    }
    if let images {
      let transplants = try findings(images, interruption).work(of: shard)
      work.add(transplants)
    }
    return (work, photographs)
  }

  /// Says what the work depends on, beside the network.
  private func declare(
    _ photographs: AuditPhotographs, _ images: FindingImages?, to share: WorkShare
  ) throws {
    try share.declare(
      .photographs,
      (photographs.entries.map { "\($0.photograph.path) \($0.identity)" }
        + [images.map { try FindingOrigin(model, $0, transplants).fingerprint() } ?? ""])
        .fingerprint())
    try share.declare(
      .audit,
      (recipes.digests() + layers.map { try $0.fingerprint() }
        + photographs.classes.map { "\($0.index)" }
        + [PathConfiguration(seed: arguments.options.seed).fingerprint()]
        + (transfer(of: photographs.classes)?.fingerprint ?? [])).fingerprint())
  }
}

extension AuditRecorder {
  /// What it drew and measured, by paths in the audit's folder.
  fileprivate var paths: [String] {
    recipes.flatMap { recipe in
      recipe.folders.map { "\(AuditRecipes.folderName(of: recipe.name))/\($0)" }
    }
      + classes.map { "\(AuditRecords.folderName)/\(AuditRecords.fileName(of: $0))" }
  }
}
