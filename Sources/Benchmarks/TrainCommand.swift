import ArgumentParser
import Classifiers
import Foundation
import Tensors
import Training

/// `Benchmarks train`: how many images a second training takes.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Times training steps; prints one line of JSON.")

  @Option(help: "residual, conv4 or conv4-flatten.")
  var network = "residual"

  @Option(help: "The channels of a residual network's stem and stages.")
  var widths = "24,48,96,128"

  @Option(help: "The images' height and width, in pixels.")
  var size = 128

  @Option(help: "Images in a batch.")
  var batch = 32

  @Option(help: "Steps of an attack on each batch; 0 for none.")
  var attackSteps = 0

  @Flag(help: "Vary the images strongly.")
  var augment = false

  @Option(help: "Steps that count.")
  var steps = 40

  private static let warmUp = 5
  private static let classCount = 12

  func run() throws {
    let examples = try noise(count: 4 * batch)
    let trainer = try Trainer(configuration(), examples: examples)
    let clock = ContinuousClock()
    var times: [Double] = []
    var last = clock.now
    _ = try trainer.run(
      shouldStop: { times.count == steps },
      progress: { progress in
        let now = clock.now
        if progress.step > Self.warmUp { times.append((now - last) / .milliseconds(1)) }
        last = now
      })
    let time = StepTime(times: times, batch: batch, threads: try TorchRuntime.threadCount())
    print("\(trainer.network.parameterCount) parameters", try time.json())
  }

  private func configuration() throws -> TrainingConfiguration {
    TrainingConfiguration(
      architecture: architecture,
      preprocessing: try Preprocessing(mean: [0.5], standardDeviation: [0.25]),
      epochCount: 1 + (steps + Self.warmUp) / 4, batchSize: batch,
      augmentation: augment ? .strong(size: size) : Augmentation(),
      attack: attackSteps == 0
        ? nil : AdversarialAttack(norm: .l2, radius: 0.5, stepCount: attackSteps))
  }

  private var architecture: NetworkArchitecture {
    switch network {
    case "conv4": .conv4(classCount: Self.classCount, size: size)
    case "conv4-flatten": .conv4(classCount: Self.classCount, size: size, head: .flatten)
    default:
      .residual(
        classCount: Self.classCount, size: size,
        widths: widths.split(separator: ",").compactMap { Int($0) })
    }
  }

  private func noise(count: Int) throws -> StoredExamples {
    var random = Philox(seed: 1, counter: SIMD3(0, 0, 0))
    let pixels = (0..<count * 3 * size * size).map { _ in UInt8(random.next() >> 24) }
    return try StoredExamples(
      pixels: pixels, labels: (0..<count).map { $0 % Self.classCount }, height: size, width: size)
  }
}
