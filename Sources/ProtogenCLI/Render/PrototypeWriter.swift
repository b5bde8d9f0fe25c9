internal import Classifiers
internal import FeatureVisualization
internal import Foundation
internal import ImageFiles
internal import Reports

/// Writes a subject's files, and the run's page.
struct PrototypeWriter {
  let folder: OutputFolder
  let labels: LabelList
  let labelOffset: Int
  let isTransparent: Bool

  /// How many pictures of a contact sheet stand side by side.
  private static let sheetColumns = 4

  /// Writes pictures, contact sheet and manifest, the manifest last: it says that all is there.
  func write(
    _ subject: RenderSubject, _ images: [RenderedImage], scores: [ClassScore?],
    origin: RenderManifest.Origin, console: Console
  ) throws -> RenderManifest {
    folder.discardFiles(of: subject)
    let bitmaps = try writePictures(subject, images, origin: origin)
    let subjectFolder = try folder.subjectFolder(subject)
    let sheet = ContactSheet(columnCount: min(bitmaps.count, Self.sheetColumns)).bitmap(of: bitmaps)
    try sheet.writePNG(
      to: subjectFolder.appending(path: "contact-sheet.png"),
      text: try origin.pictureText(title: subject.title))
    let manifest = RenderManifest(
      origin: origin, subject: subject,
      prototypes: images.indices.map { index in
        RenderManifest.Prototype(
          file: subject.pictureName(index), status: images[index].status.description,
          isFailure: images[index].status.isFailure,
          scores: scores[index], topNames: scores[index].map(names(of:)),
          objectives: images[index].objectives)
      })
    try AtomicFile.write(
      manifest.json(), to: subjectFolder.appending(path: RenderManifest.fileName))
    for (index, score) in scores.enumerated() {
      console.result(
        "\(folder.name)/\(subject.folderName)/\(subject.pictureName(index))\(Self.words(score))")
    }
    return manifest
  }

  /// Writes the pictures of a batch that is not finished, where there are no finished ones.
  ///
  /// - Returns: Whether something was written.
  func writePreviews(
    _ batch: [RenderSubject], _ images: [RenderedImage], origin: RenderManifest.Origin
  ) throws -> Bool {
    var start = 0
    var hasWritten = false
    for subject in batch {
      let range = start..<start + subject.targets.count
      start = range.upperBound
      guard folder.manifest(of: subject) == nil else { continue }
      folder.discardFiles(of: subject)
      _ = try writePictures(subject, Array(images[range]), origin: origin)
      hasWritten = true
    }
    return hasWritten
  }

  private func writePictures(
    _ subject: RenderSubject, _ images: [RenderedImage], origin: RenderManifest.Origin
  ) throws -> [Bitmap] {
    let subjectFolder = try folder.subjectFolder(subject)
    return try images.enumerated().map { index, image in
      let bitmap = bitmap(of: image)
      try bitmap.writePNG(
        to: subjectFolder.appending(path: subject.pictureName(index)),
        text: try origin.pictureText(title: subject.title))
      return bitmap
    }
  }

  private func bitmap(of image: RenderedImage) -> Bitmap {
    let (height, width) = (image.shape.height, image.shape.width)
    let isColored = image.shape.channels == 1 || image.shape.channels == 3
    let planes = isTransparent && isColored ? image.colors + image.opacity : image.colors
    return Bitmap(planes: planes, height: height, width: width)
  }

  private func names(of score: ClassScore) -> [String] {
    score.top.map { name(ofOutput: $0.classIndex) }
  }

  private func name(ofOutput output: Int) -> String {
    let index = output - labelOffset
    return labels.classes.indices.contains(index) ? labels[index].displayName : "background"
  }

  /// The scores, for the line that names a file.
  private static func words(_ score: ClassScore?) -> String {
    guard let score else { return "" }
    return String(
      format: "  logit %.1f, probability %.4f, top-1 under %.0f of 100 held-out transforms",
      score.logit, score.probability, score.heldOutTopShare * 100)
  }
}

// MARK: The page

extension PrototypeWriter {
  /// Writes `index.html`, with everything that is in the folder.
  func writeGallery(_ manifests: [RenderManifest]) throws {
    let models = Self.distinct(manifests.map(\.origin.model))
    let page = GalleryPage(
      title: "Prototypes of \(models)", settings: Self.settings(manifests.map(\.origin)),
      classes: manifests.enumerated().map { galleryClass($1, position: $0) })
    try AtomicFile.write(
      Data(page.html().utf8), to: folder.url.appending(path: OutputFolder.pageName))
  }

  /// The settings of all runs that wrote to the folder.
  private static func settings(_ origins: [RenderManifest.Origin]) -> [GalleryPage.Setting] {
    let values = [
      ("Model", origins.map { "\($0.model) (\($0.modelSHA256.prefix(12)))" }),
      (
        "Recipe",
        origins.map { "\($0.configuration.recipe.name), \($0.configuration.steps) steps" }
      ),
      ("Seed", origins.map { "\($0.configuration.seed)" }),
      ("Computed", origins.map { "\($0.precision) on \($0.device), libtorch \($0.torch)" }),
      ("Made by", origins.map { "protogen \($0.version)" }),
    ]
    return values.map { GalleryPage.Setting($0, distinct($1)) }
  }

  /// The texts in order, each once.
  private static func distinct(_ texts: [String]) -> String {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }.joined(separator: "; ")
  }

  private func galleryClass(_ manifest: RenderManifest, position: Int) -> GalleryClass {
    let subject = manifest.subject
    return GalleryClass(
      index: subject.classIndex ?? labels.count + position, name: subject.title,
      synonyms: Array(subject.names.dropFirst()),
      prototypes: manifest.prototypes.map { galleryPrototype($0, of: manifest) })
  }

  private func galleryPrototype(
    _ prototype: RenderManifest.Prototype, of manifest: RenderManifest
  ) -> GalleryPrototype {
    let path = "\(manifest.subject.folderName)/\(prototype.file)"
    let file = folder.url.appending(path: path)
    let size = (try? Bitmap(contentsOf: file)).map { ($0.height, $0.width) } ?? (224, 224)
    return GalleryPrototype(
      image: GalleryImage(
        path: path, height: size.0, width: size.1, png: try? Data(contentsOf: file)),
      scores: prototype.scores.map { galleryScores($0, names: prototype.topNames ?? []) },
      curve: prototype.objectives.enumerated().map {
        GalleryCurvePoint(step: $0, value: Double($1))
      })
  }

  private func galleryScores(_ scores: ClassScore, names: [String]) -> GalleryScores {
    let count = HeldOutTransforms().count
    return GalleryScores(
      logit: Double(scores.logit), probability: Double(scores.probability),
      topCount: Int((scores.heldOutTopShare * Double(count)).rounded()), transformCount: count,
      guesses: zip(names, scores.top).map { .init($0, Double($1.probability)) })
  }
}
