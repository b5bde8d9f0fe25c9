internal import Classifiers
internal import FeatureVisualization
internal import Foundation
internal import ImageFiles
internal import RegressionChecks
internal import Tensors

/// What is kept of a class's prototypes.
struct PrototypeSurvey: Codable {
  let prototypes: [PrototypeProfile]
  let signature: [LayerSignature]
  /// The first prototype as a small PNG in base 64.
  let thumbnail: String
  /// What the model takes that picture for, by name.
  let thumbnailLabel: String
}

/// Draws and measures prototypes, class by class.
struct PrototypeSurveyor {
  let model: LoadedModel
  let recipe: SurveyRecipe
  let cache: SurveyCache
  let console: Console
  let context: CommandContext
  /// The names of all classes, by index.
  let names: [String]

  /// The height and width of a thumbnail, in pixels.
  private static let thumbnailSize = 64

  /// Draws and measures as many classes as there is time for.
  ///
  /// - Parameters:
  ///   - classes: Classes, the most urgent first.
  ///   - mayGoOn: Whether there is time for another one.
  ///   - interruption: Ends it.
  /// - Returns: What was measured, by class index.
  /// - Throws: `CommandFailure` with status 130 if the user stopped it; what rendering throws.
  func surveys(
    of classes: [ClassLabel], while mayGoOn: () -> Bool, until interruption: Interruption
  ) throws -> [Int: PrototypeSurvey] {
    let folder = try OutputFolder("\(cache.path)/\(folderName)", in: context)
    let session = try RenderSession(
      model, recipe.settings,
      subjects: classes.map {
        RenderSubject(
          $0, of: model, recipe: recipe.settings.recipe, count: recipe.identity.count,
          isAntitype: false)
      }, folder: folder, console: console)
    let manifests = try session.run(until: interruption, while: mayGoOn)
    let reader = try SignatureReader(model.classifier)
    let (_, height, width) = model.classifier.imageShape
    let descriptor = try PictureDescriptor(height: height, width: width)
    var result: [Int: PrototypeSurvey] = [:]
    for (number, (label, manifest)) in zip(classes, manifests).enumerated() {
      if interruption.isPending { throw ModelSurvey.stopped }
      console.progress(
        "prototypes", step: number + 1, of: manifests.count, detail: "measuring")
      let fingerprint = try Origin(manifest: manifest).fingerprint()
      result[label.index] = try cache.value(Self.name(of: label), fingerprint) {
        try survey(manifest, of: label, in: folder, reader, descriptor)
      }
    }
    return result
  }

  /// Where the prototypes are, inside the cache, which is an audit's folder, too.
  private var folderName: String { AuditRecipes.folderName(of: recipe.identity.name) }

  /// What a class's survey is kept under.
  private static func name(of label: ClassLabel) -> String { "surveys/\(label.slug)" }

  /// What is kept of a class, by paths inside the cache.
  func paths(of label: ClassLabel) -> [String] {
    ["\(folderName)/\(label.slug)", SurveyCache.fileName(Self.name(of: label))]
  }

  /// All that a survey depends on.
  private struct Origin: Encodable {
    let manifest: RenderManifest
    let form = "protogen-survey/2"
  }

  private func survey(
    _ manifest: RenderManifest, of label: ClassLabel, in folder: OutputFolder,
    _ reader: SignatureReader, _ descriptor: PictureDescriptor
  ) throws -> PrototypeSurvey {
    let files = manifest.prototypes.map {
      folder.url.appending(path: "\(manifest.subject.folderName)/\($0.file)")
    }
    let planes = try files.map { file in
      try model.classifier.wholeImage(of: Bitmap(contentsOf: file)).floats()
    }
    let thumbnail = try Self.thumbnail(files[0])
    return PrototypeSurvey(
      prototypes: zip(manifest.prototypes, planes).map { prototype, planes in
        profile(prototype, picture: descriptor.row(of: planes))
      },
      signature: try reader.signature(of: planes),
      thumbnail: thumbnail.pngData().base64EncodedString(),
      thumbnailLabel: try ThumbnailReader(model, names).label(of: thumbnail))
  }

  private func profile(
    _ prototype: RenderManifest.Prototype, picture: NumberRow
  ) -> PrototypeProfile {
    // A prototype that came to no number is no class's own.
    let scores = prototype.scores.flatMap { $0.logit.isFinite ? $0 : nil }
    let top = (scores?.top.first?.classIndex).map { $0 - model.labelOffset }
    return PrototypeProfile(
      logit: Double(scores?.logit ?? 0), probability: Double(scores?.probability ?? 0),
      topLabel: top.flatMap { names.indices.contains($0) ? names[$0] : nil } ?? "another output",
      topShare: scores?.heldOutTopShare ?? 0, picture: picture)
  }

  private static func thumbnail(_ file: URL) throws -> Bitmap {
    try Bitmap(contentsOf: file).fittingShortSide(thumbnailSize)
      .centerCropped(height: thumbnailSize, width: thumbnailSize)
  }
}
