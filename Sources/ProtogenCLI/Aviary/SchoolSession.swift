internal import ArgumentParser
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
  /// What a stopped training says of how to go on.
  var goingOn = "Go on with --resume."
  /// How to start anew beside a checkpoint of another training.
  var startingAnew = "start anew with --force"

  /// After how many steps a checkpoint is written, besides at the end of every pass.
  private static let checkpointInterval = 200

  /// Checks the schooling, before minutes are spent on it.
  ///
  /// - Throws: `CommandFailure`, `AviaryError`, `TrainingError`
  func check() throws {
    _ = try schooling.world()
    try inWords { try schooling.training.validate(exampleCount: schooling.sceneCount) }
  }

  /// Gives what is wrong with a training the names of options.
  private func inWords<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as TrainingError {
      throw SchoolingFailure(
        error: error, checkpointName: files.checkpointName, startingAnew: startingAnew
      ).failure
    }
  }

  /// Makes ready to compute.
  ///
  /// - Throws: `TensorError`
  func prepare(threads: Int? = nil) throws {
    try TorchRuntime.load()
    if let threads { try TorchRuntime.setThreadCount(threads) }
  }

  /// Draws the scenes; nothing is written.
  ///
  /// - Parameter resuming: Whether to go on from a checkpoint, if there is one.
  /// - Returns: What trains, from where it starts.
  /// - Throws: `CommandFailure`, `AviaryError`, `TrainingError`, `TensorError`
  func trainer(resuming: Bool) throws -> Trainer {
    console.note("\(title): drawing \(schooling.sceneCount) scenes of \(schooling.size) pixels.")
    let trainer = try schooling.trainer()
    guard resuming, files.hasCheckpoint else { return trainer }
    try inWords { try trainer.resume(from: files.checkpoint) }
    console.note("going on at step \(trainer.step) of \(trainer.stepCount).")
    return trainer
  }

  /// Trains to the end, and writes the model.
  ///
  /// - Parameters:
  ///   - trainer: What trains.
  ///   - shouldStop: Asked before every step.
  /// - Returns: The trained network.
  /// - Throws: `CommandFailure` if it was stopped; errors of training and writing.
  func train(_ trainer: Trainer, shouldStop: () -> Bool) throws -> Network {
    try files.createFolder()
    // Whoever starts anew does not want to go on from what was there.
    if trainer.step == 0 { unlink(files.checkpoint.path) }
    let outcome = try inWords {
      try trainer.run(
        checkpoint: .init(file: files.checkpoint, interval: Self.checkpointInterval),
        shouldStop: shouldStop
      ) { progress in
        show(progress)
        if progress.endsEpoch { try? write(trainer.log) }
      }
    }
    guard outcome == .finished else {
      throw CommandFailure(
        "Stopped after \(trainer.step) of \(trainer.stepCount) steps. \(goingOn)", .interrupted)
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
    return try report(parameterCount: network.parameterCount, sceneCount: sceneCount) {
      try network.logits(of: $0)
    }
  }

  /// Tests the model that is there on scenes that it has not seen.
  ///
  /// - Throws: Errors of reading the model, `AviaryError`, `TensorError`.
  func report(sceneCount: Int, in context: CommandContext) throws -> SchoolReport {
    let options = try ModelOptions.parse(["--model", files.model.path])
    let classifier = try LoadedModel(options, in: context).classifier
    let network = try Network(
      schooling.training.architecture, preprocessing: schooling.training.preprocessing,
      seed: schooling.training.seed)
    return try report(parameterCount: network.parameterCount, sceneCount: sceneCount) {
      try classifier.logits(of: $0)
    }
  }

  private func report(
    parameterCount: Int, sceneCount: Int, logits: (Tensor) throws -> Tensor
  ) throws -> SchoolReport {
    SchoolReport(
      classes: schooling.species.map(\.label), parameterCount: parameterCount,
      confusion: try schooling.examination(sceneCount: sceneCount, logits: logits))
  }
}
