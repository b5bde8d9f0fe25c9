internal import ActivationPaths
internal import Foundation
internal import ImageFiles
internal import Reports

/// Small pictures of prototypes and of the photographs nearest to them, for the page.
struct AuditThumbnails {
  /// Heights and widths, in pixels: so small that a page with hundreds of them is some megabytes.
  private static let prototypeSize = 128
  private static let photographSize = 64

  /// Makes the pictures that a page shows; one that can no longer be read is left out.
  ///
  /// - Parameters:
  ///   - prototypes: All that were audited.
  ///   - scores: Theirs, which name their nearest photographs.
  ///   - photographs: Where photographs are, by path.
  /// - Returns: The pictures, as PNG.
  static func pictures(
    of prototypes: [AuditedPrototype], _ scores: [FoolingScore], photographs: [String: URL]
  ) -> AuditPictures {
    var pictures: [AuditPictures.PrototypeKey: AuditPicture] = [:]
    for prototype in prototypes {
      let key = AuditPictures.PrototypeKey(
        recipe: prototype.recipe, classIndex: prototype.classIndex, number: prototype.number)
      pictures[key] = picture(of: prototype.file, size: prototypeSize)
    }
    let shown = Set(scores.flatMap { $0.neighbors.map(\.file) })
    return AuditPictures(
      prototypes: pictures,
      photographs: photographs.filter { shown.contains($0.key) }.compactMapValues {
        picture(of: $0, size: photographSize)
      })
  }

  /// A prototype, small.
  static func prototype(_ prototype: AuditedPrototype) -> AuditPicture? {
    picture(of: prototype.file, size: prototypeSize)
  }

  /// The middle of a picture.
  private static func picture(of file: URL, size: Int) -> AuditPicture? {
    guard let bitmap = try? Bitmap(contentsOf: file).fittingShortSide(size) else { return nil }
    return AuditPicture(
      bytes: bitmap.centerCropped(height: size, width: size).pngData(), format: .png)
  }
}
