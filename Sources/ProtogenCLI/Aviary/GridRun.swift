internal import ArgumentParser
internal import Aviary
internal import Classifiers
internal import Foundation
internal import ImageFiles
internal import ONNX
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

  /// Trains and measures each model that is not complete, then writes the summary.
  ///
  /// - Throws: `CommandFailure` if it was stopped.
  func run() throws {
    try OutputFolder.create(folder.url)
    let interruption = Interruption()
    defer { interruption.end() }
    var truths: [(BenchmarkModel, ModelTruth)] = []
    for (index, model) in models.enumerated() {
      if let truth = completeTruth(of: model) {
        truths.append((model, truth))
        continue
      }
      let start = Date()
      let truth = try make(model, index: index) { interruption.isPending }
      console.note(
        "\(model.name) took \(Int(Date().timeIntervalSince(start).rounded())) s")
      truths.append((model, truth))
    }
    let summary = folder.url.appending(path: "summary.csv")
    try AtomicFile.write(Data(GridSummary(truths).csv.utf8), to: summary)
    console.result(summary.path)
  }

  private func files(of model: BenchmarkModel) -> SchoolingFiles {
    SchoolingFiles(model: folder.url.appending(path: "\(model.name).onnx"))
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
    guard let file = try? Model(contentsOf: files(of: model).model) else { return false }
    return Schooling(of: file) == model.schooling
  }

  private func make(
    _ model: BenchmarkModel, index: Int, shouldStop: () -> Bool
  ) throws -> ModelTruth {
    let files = files(of: model)
    if !isTrained(model) {
      var session = SchoolSession(schooling: model.schooling, files: files, console: console)
      session.title = "\(model.name) (\(index + 1) of \(models.count))"
      try session.prepare(threads: threads)
      _ = try session.train(resuming: true, shouldStop: shouldStop)
    }
    let options = try ModelOptions.parse(["--model", files.model.path])
    let truth = try TruthInquiry(
      LoadedModel(options, in: context), scenesPerSpecies: scenesPerSpecies, seed: 0
    ).truth(testSceneCount: testSceneCount)
    try AtomicFile.write(truth.json, to: truthFile(of: model))
    return truth
  }
}
