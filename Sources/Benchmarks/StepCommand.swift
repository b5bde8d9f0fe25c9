import ArgumentParser
import Classifiers
import FeatureVisualization
import Foundation
import ONNX
import Tensors

/// `Benchmarks step`: the time of one step, as a line of JSON.
struct StepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "step", abstract: "Times a step; prints one line of JSON.")

  @Option(help: "An ONNX classifier.")
  var model: String

  @Option(help: "imagenet or minus-one-to-one.")
  var normalization = "imagenet"

  @Option(help: "A recipe's YAML file; by default Lucent's own, one view a step.")
  var recipe = "Presets/Recipes/lucent.yaml"

  @Option(help: "fp32 or bf16.")
  var precision = "fp32"

  @Option(name: .customLong("class"), help: "The first class; a batch goes on from there.")
  var classIndex = 15

  @Option(help: "Prototypes drawn together.")
  var batch = 1

  @Option(help: "The image's height and width, in pixels.")
  var size = 224

  @Option(help: "Steps that count.")
  var steps = 60

  @Option(help: "Steps before them.")
  var warmUp = 10

  func run() throws {
    let recipe = try Recipe(yaml: String(contentsOfFile: recipe, encoding: .utf8))
    let classifier = try Classifier(
      Model(contentsOf: URL(fileURLWithPath: model)),
      preprocessing: Preprocessing(Normalization(rawValue: normalization) ?? .imagenet),
      precision: Classifier.Precision(rawValue: precision) ?? .fp32)
    let renderer = try Renderer(
      classifier, RenderConfiguration(recipe: recipe, imageSize: size, steps: warmUp + steps),
      targets: (0..<batch).map { RenderTarget(classIndex: classIndex + $0, recipe: recipe) })
    let clock = ContinuousClock()
    var times: [Double] = []
    var last = clock.now
    try renderer.run { report in
      let now = clock.now
      if report.step >= warmUp { times.append((now - last) / .milliseconds(1)) }
      last = now
      return true
    }
    print(try StepTime(times: times, batch: batch, threads: TorchRuntime.threadCount()).json())
  }
}

/// The times of steps, as both tools print them.
struct StepTime: Codable {
  let medianMilliseconds: Double
  let medianMillisecondsPerImage: Double
  let quartilesMilliseconds: [Double]
  let threads: Int

  init(times: [Double], batch: Int, threads: Int) {
    let sorted = times.sorted()
    medianMilliseconds = sorted[sorted.count / 2]
    medianMillisecondsPerImage = medianMilliseconds / Double(batch)
    quartilesMilliseconds = [sorted[sorted.count / 4], sorted[3 * sorted.count / 4]]
    self.threads = threads
  }

  func json() throws -> String {
    String(decoding: try JSONEncoder().encode(self), as: UTF8.self)
  }
}
