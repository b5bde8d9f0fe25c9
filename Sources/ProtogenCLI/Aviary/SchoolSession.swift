internal import Aviary
internal import Classifiers
internal import Foundation
internal import ImageFiles
internal import ONNX
internal import Tensors
internal import Training

/// One training: it writes its files as it goes, and can be stopped and gone on with.
struct SchoolSession {
  let schooling: Schooling
  let files: SchoolingFiles
  let console: Console
  /// What the progress is headed with.
  var title = "aviary train"

  /// After how many steps a checkpoint is written, besides at the end of every pass.
  private static let checkpointInterval = 200

  /// Checks the schooling, before minutes are spent on it.
  ///
  /// - Throws: `AviaryError`, `TrainingError`, `TensorError`
  func prepare(threads: Int? = nil) throws {
    _ = try schooling.world()
    try schooling.training.validate(exampleCount: schooling.sceneCount)
    try TorchRuntime.load()
    if let threads { try TorchRuntime.setThreadCount(threads) }
  }

  /// Trains to the end, and writes the model.
  ///
  /// - Parameters:
  ///   - resuming: Whether to go on from a checkpoint, if there is one.
  ///   - shouldStop: Asked before every step.
  /// - Returns: The trained network.
  /// - Throws: `CommandFailure` if it was stopped; errors of training and writing.
  func train(resuming: Bool, shouldStop: () -> Bool) throws -> Network {
    console.note("\(title): drawing \(schooling.sceneCount) scenes of \(schooling.size) pixels.")
    let trainer = try schooling.trainer()
    if resuming, files.hasCheckpoint { try trainer.resume(from: files.checkpoint) }
    let outcome = try trainer.run(
      checkpoint: .init(file: files.checkpoint, interval: Self.checkpointInterval),
      shouldStop: shouldStop
    ) { progress in
      show(progress)
      if progress.endsEpoch { try? write(trainer.log) }
    }
    guard outcome == .finished else {
      throw CommandFailure(
        "Stopped after \(trainer.step) of \(trainer.stepCount) steps. Go on with --resume.",
        .interrupted)
    }
    try write(trainer.log)
    let model = try schooling.model(
      of: trainer.network, producer: "protogen \(Version.current)")
    try AtomicFile.write(model.serialized(), to: files.model)
    unlink(files.checkpoint.path)
    return trainer.network
  }

  private func write(_ log: TrainingLog) throws {
    try AtomicFile.write(Data(log.jsonLines.utf8), to: files.log)
  }

  private func show(_ progress: TrainingProgress) {
    let left = Double(progress.stepCount - progress.step) / progress.stepsPerSecond
    console.progress(
      title, step: progress.step, of: progress.stepCount,
      detail: String(
        format: "pass %d of %d, loss %.3f, accuracy %.3f, %.1f steps/s, %.0f s left",
        progress.epoch, progress.epochCount, progress.loss, progress.accuracy,
        progress.stepsPerSecond, left.rounded(.up)))
  }

  /// Tests a trained network on scenes that it has not seen.
  ///
  /// - Throws: `AviaryError`, `TensorError`
  func report(on network: Network, sceneCount: Int) throws -> SchoolReport {
    console.note("\(title): testing on \(sceneCount) scenes that it has not seen.")
    return SchoolReport(
      classes: schooling.species.map(\.label), parameterCount: network.parameterCount,
      confusion: try schooling.examination(sceneCount: sceneCount) { try network.logits(of: $0) })
  }
}
