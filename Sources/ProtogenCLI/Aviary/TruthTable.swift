internal import Aviary

/// What is true of each scene, as comma-separated values with a header.
struct TruthTable {
  /// The table, a line for the header and one for each scene.
  let csv: String

  /// Makes the table.
  ///
  /// - Parameter scenes: The scenes, in the order of the lines.
  init(_ scenes: [SampledScene]) {
    let parts = Species.robin.codes.names.map(\.part)
    let header =
      ["file", "species"] + parts + [
        "habitat", "degrees", "flipped", "scale", "right", "down", "brightness", "warmth",
        "branch", "leaves", "decoy",
      ] + Cue.all.map(\.name) + ["seed"]
    let rows = scenes.map { Self.row($0.imagePath, $0.scene) }
    // Neither a label nor a code holds a comma or a quotation mark.
    csv = ([header] + rows).map { $0.joined(separator: ",") + "\n" }.joined()
  }

  private static func row(_ path: String, _ scene: Scene) -> [String] {
    let (pose, light, things) = (scene.pose, scene.lighting, scene.distractors)
    let numbers = [pose.scale, pose.right, pose.down, light.brightness, light.warmth]
    return [path, scene.species.label] + scene.codes.names.map(\.code)
      + [scene.habitat.rawValue, "\(pose.degrees)", flag(pose.isFlipped)]
      + numbers.map { "\($0)" }
      + [flag(things.hasBranch), flag(things.hasLeaves), things.decoy?.rawValue ?? "none"]
      + Cue.all.map { flag(scene.cues[$0]) } + ["\(scene.seed)"]
  }

  private static func flag(_ value: Bool) -> String { value ? "1" : "0" }
}
