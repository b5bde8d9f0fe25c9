internal import Aviary
internal import Foundation
internal import ImageFiles

/// Writes a world's scenes as files.
struct SampleWriter {
  let world: World
  let size: Int
  let masks: Bool
  let folder: OutputFolder
  let console: Console

  /// How many scenes are drawn at a time, on all cores, before they are written.
  private static let batchSize = 32

  /// A file of the sample that is ready to be written.
  private struct File: Sendable {
    let path: String
    let data: Data
  }

  /// Writes the first scenes of every species, and the table last.
  ///
  /// - Throws: `CommandFailure` if there is a sample already, or if the user stops the command;
  ///   `FileWriteError`.
  func write(sceneCount: Int) throws {
    let interruption = Interruption()
    defer { interruption.end() }
    try prepareFolders()
    let scenes = world.species.flatMap { species in
      (0..<sceneCount).map { (index: $0, scene: world.scene($0, of: species)) }
    }
    let numbers = Dictionary(
      zip(scenes.map(\.scene.seed), scenes.map(\.index)), uniquingKeysWith: { first, _ in first })
    for start in stride(from: 0, to: scenes.count, by: Self.batchSize) {
      if interruption.isPending { throw interrupted(start) }
      let batch = Array(scenes[start..<min(start + Self.batchSize, scenes.count)])
      let files = SceneBatch.map(batch.map(\.scene)) { [numbers] scene in
        self.files(of: scene, index: numbers[scene.seed] ?? 0)
      }
      for file in files.joined() {
        try AtomicFile.write(file.data, to: folder.url.appending(path: file.path))
      }
      console.progress(
        "aviary", step: start + batch.count, of: scenes.count, detail: "\(size) px")
    }
    let table = TruthTable(scenes.map { (Self.path(of: $0.scene, $0.index), $0.scene) })
    try AtomicFile.write(Data(table.csv.utf8), to: folder.url.appending(path: "truth.csv"))
    console.result(folder.url.appending(path: "truth.csv").path)
  }

  private func prepareFolders() throws {
    let images = folder.url.appending(path: "images")
    guard !FileManager.default.fileExists(atPath: images.path) else {
      throw CommandFailure(
        "'\(folder.name)' holds a sample already. Remove it, or choose another with --output.",
        .cannotCreate)
    }
    for species in world.species {
      try OutputFolder.create(images.appending(path: species.label))
      guard masks else { continue }
      try OutputFolder.create(folder.url.appending(path: "masks").appending(path: species.label))
    }
  }

  private func interrupted(_ count: Int) -> CommandFailure {
    CommandFailure(
      "Stopped after \(count) scenes; '\(folder.name)' has no truth.csv. Remove it to start again.",
      .interrupted)
  }

  // MARK: Files

  private static func path(of scene: Scene, _ index: Int) -> String {
    "images/\(scene.species.label)/\(name(index)).png"
  }

  private static func name(_ index: Int) -> String {
    String(repeating: "0", count: max(0, 6 - "\(index)".count)) + "\(index)"
  }

  private func files(of scene: Scene, index: Int) -> [File] {
    let rendered = scene.rendered(size: size, masks: masks)
    let text = provenance(of: scene, index)
    let image = File(
      path: Self.path(of: scene, index), data: rendered.bitmap.pngData(text: text))
    guard masks else { return [image] }
    let parts = Part.allCases.map { ($0.rawValue, rendered.mask(of: $0)) }
    return [image]
      + ([("bird", rendered.birdMask)] + parts).map { name, mask in
        File(
          path: "masks/\(scene.species.label)/\(Self.name(index))-\(name).png",
          data: bitmap(of: mask).pngData(text: text))
      }
  }

  /// A mask as a gray image; the least share is still seen, so that 0 means untouched.
  private func bitmap(of mask: [Float]) -> Bitmap {
    Bitmap(
      height: size, width: size, channelCount: 1,
      bytes: mask.map { UInt8(min(max($0, 0) * 255, 255).rounded(.up)) })
  }

  private func provenance(of scene: Scene, _ index: Int) -> [(keyword: String, value: String)] {
    [
      ("Software", "protogen \(Version.current)"),
      ("Title", "\(scene.species.label), scene \(index) of seed \(world.seed)"),
      ("Source", "Drawn by protogen aviary sample; rho \(world.swapProbability)"),
      (
        "Comment", "Cues: \(scene.cues.isEmpty ? "none" : scene.cues.names.joined(separator: ", "))"
      ),
    ]
  }
}
