internal import Aviary

/// A scene with its number among those of its species.
struct SampledScene: Sendable {
  let index: Int
  let scene: Scene

  /// Where the image goes in the output folder.
  var imagePath: String { "images/\(scene.species.label)/\(name).png" }

  /// Where a mask goes in the output folder: that of the bird has the image's own name, and that of a
  /// part the part's behind it.
  func maskPath(of part: Part?) -> String {
    "masks/\(scene.species.label)/\(name)\(part.map { "-\($0.rawValue)" } ?? "").png"
  }

  /// The number with zeros before it, so that names sort as numbers do.
  private var name: String {
    String(repeating: "0", count: max(0, 6 - "\(index)".count)) + "\(index)"
  }
}
