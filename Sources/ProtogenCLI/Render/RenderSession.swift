internal import Classifiers
internal import FeatureVisualization
internal import Foundation
internal import Tensors

/// Rendering at work: batch after batch, each written as it ends.
final class RenderSession {
  /// How many seconds pass between saved states: what a killed run loses.
  private static let stateInterval = 5.0

  /// The seconds that whole batches took, and their number of prototypes.
  private(set) var time = (seconds: 0.0, prototypeCount: 0)

  private let model: LoadedModel
  private let settings: RenderSettings
  private let configuration: RenderConfiguration
  private let subjects: [RenderSubject]
  private let folder: OutputFolder
  private let console: Console
  private let writer: PrototypeWriter
  private let torchVersion: String
  private let progressPrefix: String
  private let spectrum: (magnitude: MagnitudeSpectrum, origin: SpectrumOrigin)?

  /// Prepares a run.
  ///
  /// - Parameters:
  ///   - model: What is drawn.
  ///   - settings: How.
  ///   - subjects: What of it is drawn.
  ///   - folder: Where the pictures go.
  ///   - console: Where it is said how far it has come.
  ///   - progressPrefix: What stands before the subjects there.
  /// - Throws: `ConfigurationError`, and what measuring photographs throws.
  init(
    _ model: LoadedModel, _ settings: RenderSettings, subjects: [RenderSubject],
    folder: OutputFolder, console: Console, progressPrefix: String = ""
  ) throws {
    self.model = model
    self.settings = settings
    self.subjects = subjects
    self.folder = folder
    self.console = console
    self.progressPrefix = progressPrefix
    let diversity = try settings.diversityWeight.map { weight in
      let layer = try settings.diversityLayer.map { try model.classifier.resolveLayer($0) }
      return Diversity(layer: try layer ?? model.classifier.middleLayer(), weight: weight)
    }
    configuration = try settings.configuration(diversity)
    try settings.statistics?.require(model)
    writer = PrototypeWriter(
      folder: folder, labels: model.labels, labelOffset: model.labelOffset,
      isTransparent: settings.isTransparent)
    torchVersion = try TorchRuntime.version()
    let shape = configuration.imageShape(for: model.classifier)
    spectrum = try settings.spectrum?.measured(at: shape) { console.warning("\($0)") }
  }

  /// Renders everything that is not there yet.
  ///
  /// - Parameters:
  ///   - interruption: Ends the run.
  ///   - part: Which of the batches.
  ///   - mayGoOn: Whether there is time for another batch that is not there yet.
  /// - Returns: The manifests of the part's subjects, in order; where there was no time, of the first
  ///   ones.
  /// - Throws: `CommandFailure` with status 130 if the user stopped the run.
  func run(
    until interruption: Interruption, part: RenderPart = .all, while mayGoOn: () -> Bool = { true }
  ) throws -> [RenderManifest] {
    var manifests: [RenderManifest] = []
    var hasPage = folder.hasPage
    for batch in part.batches(of: batches()) {
      let origin = origin(of: batch)
      if let done = finished(batch, origin) {
        manifests += done
        for subject in batch {
          console.result(
            "\(folder.name)/\(subject.folderName)/\(subject.pictureName(0)) (already there)")
        }
        continue
      }
      guard mayGoOn() else { break }
      manifests += try render(batch, origin, interruption)
      try writer.writeGallery(folder.manifests())
      hasPage = true
    }
    if !hasPage, !manifests.isEmpty { try writer.writeGallery(folder.manifests()) }
    console.result("\(folder.name)/index.html")
    return manifests
  }

  /// Subjects that are rendered together, a subject's prototypes always in one batch.
  private func batches() -> [[RenderSubject]] {
    var batches: [[RenderSubject]] = []
    var room = 0
    for subject in subjects {
      if subject.targets.count > room {
        batches.append([])
        room = max(settings.batchSize, subject.targets.count)
      }
      batches[batches.count - 1].append(subject)
      room -= subject.targets.count
    }
    return batches
  }

  /// A SHA-256 of all that the pictures of all batches depend on.
  ///
  /// - Throws: `EncodingError` for a number that is not finite.
  func fingerprint() throws -> String {
    try batches().map { batch in
      try [origin(of: batch).fingerprint()] + batch.map(\.folderName)
    }.fingerprint()
  }

  private func origin(of batch: [RenderSubject]) -> RenderManifest.Origin {
    let classifier = model.classifier
    return RenderManifest.Origin(
      version: Version.current, torch: torchVersion, model: model.name, modelSHA256: model.sha256,
      precision: classifier.precision.rawValue, device: classifier.device.description,
      preprocessing: classifier.preprocessing, inputHeight: classifier.imageShape.height,
      inputWidth: classifier.imageShape.width, configuration: configuration,
      spectrum: spectrum?.origin, statistics: settings.statistics?.origin,
      isTransparent: settings.isTransparent,
      batch: batch.flatMap(\.targets))
  }

  /// The manifests of a batch that is there already, made with the same settings.
  private func finished(
    _ batch: [RenderSubject], _ origin: RenderManifest.Origin
  ) -> [RenderManifest]? {
    guard !settings.isForced else { return nil }
    let manifests = batch.compactMap { folder.manifest(of: $0) }
    guard manifests.count == batch.count, manifests.allSatisfy({ $0.origin == origin }),
      manifests.allSatisfy(folder.hasPictures)
    else { return nil }
    return manifests
  }

  private func render(
    _ batch: [RenderSubject], _ origin: RenderManifest.Origin, _ interruption: Interruption
  ) throws -> [RenderManifest] {
    let renderer = try Renderer(
      model.classifier, configuration, targets: batch.flatMap(\.targets),
      device: model.classifier.device, magnitude: spectrum?.magnitude,
      statistics: settings.statistics?.statistics)
    let fingerprint = try origin.fingerprint()
    try restore(renderer, fingerprint)
    let isWhole = renderer.stepIndex == 0
    var progress = RenderProgress(batch, of: progressPrefix, console: console)
    let start = Date()
    var lastSave = start
    try renderer.run { report in
      progress.show(report)
      if interruption.isPending { return false }
      if Date().timeIntervalSince(lastSave) >= Self.stateInterval {
        try folder.saveState(renderer.savedState(), fingerprint)
        lastSave = Date()
      }
      return true
    }
    guard renderer.isFinished else { return try interrupted(batch, renderer, origin) }
    if isWhole {
      time.seconds += Date().timeIntervalSince(start)
      time.prototypeCount += renderer.statuses.count
    }
    let manifests = try write(batch, renderer, origin)
    folder.removeState(fingerprint)
    return manifests
  }

  private func restore(_ renderer: Renderer, _ fingerprint: String) throws {
    guard let state = folder.state(fingerprint) else { return }
    guard settings.isResumed else {
      console.note("an unfinished run with these settings is there; --resume goes on with it.")
      return
    }
    try renderer.restore(state)
    console.note("going on at step \(renderer.stepIndex) of \(renderer.stepCount).")
  }

  /// Scores and writes what a batch has come to.
  private func write(
    _ batch: [RenderSubject], _ renderer: Renderer, _ origin: RenderManifest.Origin
  ) throws -> [RenderManifest] {
    let images = try renderer.images()
    let scores = try scores(of: batch, renderer)
    var start = 0
    return try batch.map { subject in
      let range = start..<start + subject.targets.count
      start = range.upperBound
      return try writer.write(
        subject, Array(images[range]), scores: Array(scores[range]), origin: origin,
        console: console)
    }
  }

  /// What the network makes of each class's prototype; nothing for other subjects.
  private func scores(of batch: [RenderSubject], _ renderer: Renderer) throws -> [ClassScore?] {
    let images = try renderer.imageTensor()
    let outputs = batch.flatMap { subject in subject.targets.map { _ in subject.outputIndex } }
    return try outputs.enumerated().map { index, output in
      guard let output else { return nil }
      return try HeldOutTransforms().scores(
        of: images.slice(axis: 0, from: index, to: index + 1), classIndices: [output],
        by: model.classifier, device: model.classifier.device)[0]
    }
  }

  /// Writes what there is, and ends the command with how to go on.
  private func interrupted(
    _ batch: [RenderSubject], _ renderer: Renderer, _ origin: RenderManifest.Origin
  ) throws -> [RenderManifest] {
    try folder.saveState(renderer.savedState(), origin.fingerprint())
    let hasWritten = try writer.writePreviews(batch, try renderer.images(), origin: origin)
    let outcome =
      hasWritten
      ? "what there is was written to '\(folder.name)'"
      : "the finished pictures in '\(folder.name)' were left as they are"
    throw CommandFailure(
      "stopped at step \(renderer.stepIndex) of \(renderer.stepCount); \(outcome). The same command"
        + " with --resume goes on.", .interrupted)
  }
}

extension RenderConfiguration {
  /// The shape of the images that a renderer makes for a classifier.
  fileprivate func imageShape(for classifier: Classifier) -> ImageShape {
    let input = classifier.imageShape
    let size = imageSize ?? recipe.imageSize
    return ImageShape(
      channels: input.channels, height: size ?? input.height, width: size ?? input.width)
  }
}

extension Classifier {
  /// A layer half way through the network, for comparing prototypes.
  func middleLayer() throws -> String {
    let spatial = try layers(probing: false).filter { $0.shape.count == 4 && $0.shape[2] > 1 }
    guard !spatial.isEmpty else { return logitLayer }
    return spatial[spatial.count * 2 / 3].name
  }
}
