internal import ArgumentParser
internal import Aviary
internal import Classifiers
internal import Foundation
internal import ImageFiles
internal import Training

/// A run over the benchmark's models: what is complete is left alone.
struct GridRun {
  let models: [BenchmarkModel]
  let folder: OutputFolder
  let threads: Int?
  /// How many scenes of each species the truth is taken from.
  let scenesPerSpecies: Int
  /// How many unseen scenes the accuracy is taken from.
  let testSceneCount: Int
  let console: Console
  let context: CommandContext

  /// What a stopped grid says of how to go on.
  private static let goingOn = "The same command goes on."
  /// What is said if it is stopped where there is nothing to put in order.
  private static let lastWords = "stopped; what is finished stays. \(goingOn)"

  /// Trains and measures each model that is not complete, then writes the summary.
  ///
  /// - Throws: `CommandFailure` if it was stopped.
  func run(until interruption: Interruption) throws {
    for (index, model) in models.enumerated() { try session(of: model, index: index).check() }
    interruption.endAtOnce(saying: Self.lastWords)
    try OutputFolder.create(folder.url)
    var truths: [(BenchmarkModel, ModelTruth)] = []
    for (index, model) in models.enumerated() {
      if let truth = completeTruth(of: model) {
        truths.append((model, truth))
        continue
      }
      let start = Date()
      let truth = try make(model, index: index, until: interruption)
      console.note(
        "\(model.name) took \(Int(Date().timeIntervalSince(start).rounded())) s")
      truths.append((model, truth))
    }
    let summary = folder.url.appending(path: "summary.csv")
    try AtomicFile.write(Data(GridSummary(truths).csv.utf8), to: summary)
    console.result("\(folder.name)/summary.csv")
  }

  private func files(of model: BenchmarkModel) -> SchoolingFiles {
    SchoolingFiles(
      model: folder.url.appending(path: "\(model.name).onnx"),
      name: "\(folder.name)/\(model.name).onnx")
  }

  private func session(of model: BenchmarkModel, index: Int) -> SchoolSession {
    var session = SchoolSession(
      schooling: model.schooling, files: files(of: model), console: console)
    session.title = "\(model.name) (\(index + 1) of \(models.count))"
    session.goingOn = Self.goingOn
    session.startingAnew = "remove it to start anew"
    return session
  }

  private func truthFile(of model: BenchmarkModel) -> URL {
    folder.url.appending(path: "\(model.name).truth.json")
  }

  /// The truth about a model whose files are there, of the same schooling, and belong together.
  private func completeTruth(of model: BenchmarkModel) -> ModelTruth? {
    let file = truthFile(of: model)
    guard isTrained(model), let json = try? Data(contentsOf: file),
      let truth = try? ModelTruth(json: json, file: file.path),
      let digest = try? FileDigest.sha256(of: files(of: model).model),
      truth.modelSHA256 == digest
    else { return nil }
    return truth
  }

  private func isTrained(_ model: BenchmarkModel) -> Bool {
    files(of: model).schooling == model.schooling
  }

  private func make(
    _ model: BenchmarkModel, index: Int, until interruption: Interruption
  ) throws -> ModelTruth {
    let files = files(of: model)
    if !isTrained(model) {
      let session = session(of: model, index: index)
      try session.prepare(threads: threads)
      let trainer = try session.trainer(resuming: true)
      interruption.listen()
      _ = try session.train(trainer) { interruption.isPending }
      interruption.endAtOnce(saying: Self.lastWords)
      if interruption.isPending { throw CommandFailure(Self.lastWords, .interrupted) }
    }
    let options = try ModelOptions.parse(["--model", files.model.path])
    let truth = try TruthInquiry(
      LoadedModel(options, in: context), scenesPerSpecies: scenesPerSpecies, seed: 0
    ).truth(testSceneCount: testSceneCount)
    try AtomicFile.write(truth.json, to: truthFile(of: model))
    return truth
  }
}
