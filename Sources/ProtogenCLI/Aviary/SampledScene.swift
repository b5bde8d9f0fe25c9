internal import Aviary

/// A scene with its number among those of its species.
struct SampledScene: Sendable {
  let index: Int
  let scene: Scene

  /// Where the image goes in the output folder.
  var imagePath: String { "images/\(scene.species.label)/\(name).png" }

  /// Where a mask goes in the output folder.
  func maskPath(_ part: String) -> String {
    "masks/\(scene.species.label)/\(name)-\(part).png"
  }

  /// The number with zeros before it, so that names sort as numbers do.
  private var name: String {
    String(repeating: "0", count: max(0, 6 - "\(index)".count)) + "\(index)"
  }
}
