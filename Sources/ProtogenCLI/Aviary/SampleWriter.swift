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

  /// Writes the first scenes of every species, and the table last.
  ///
  /// - Throws: `CommandFailure` if there is a sample already, or if the user stops the command;
  ///   `FileWriteError`.
  func write(sceneCount: Int, until interruption: Interruption) throws {
    interruption.listen()
    try prepareFolders()
    let scenes = world.species.flatMap { species in
      (0..<sceneCount).map { SampledScene(index: $0, scene: world.scene($0, of: species)) }
    }
    for start in stride(from: 0, to: scenes.count, by: Self.batchSize) {
      if interruption.isPending { throw interrupted(start) }
      let batch = Array(scenes[start..<min(start + Self.batchSize, scenes.count)])
      let encoder = SampleEncoder(
        size: size, masks: masks, seed: world.seed, swapProbability: world.swapProbability)
      for file in SceneBatch.map(batch, encoder.files).joined() {
        try AtomicFile.write(file.data, to: folder.url.appending(path: file.path))
      }
      console.progress(
        "aviary", step: start + batch.count, of: scenes.count, detail: "\(size) px")
    }
    let table = TruthTable(scenes)
    try AtomicFile.write(Data(table.csv.utf8), to: folder.url.appending(path: "truth.csv"))
    console.result("\(folder.name)/truth.csv")
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
}
