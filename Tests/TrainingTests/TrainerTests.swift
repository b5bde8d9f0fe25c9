import Foundation
import Optimizers
import Statistics
import Testing
import Training

struct TrainerTests {
  @Test func `a small network learns a small set by heart`() throws {
    let examples = try Stripes.examples(count: 48)
    let trainer = try Trainer(Stripes.configuration(epochCount: 20), examples: examples)
    #expect(try trainer.run() == .finished)
    let table = try ConfusionTable.measured(over: examples, classCount: 3) {
      try trainer.network.logits(of: $0)
    }
    #expect(table.accuracy.value == 1, "\(table.counts)")
    #expect(trainer.log.epochs.count == 20)
    #expect(trainer.log.epochs[19].loss < 0.2 * trainer.log.epochs[0].loss)
  }

  @Test func `the same run gives the same weights to the bit, another seed others`() throws {
    func weights(seed: UInt64) throws -> [String: [Float]] {
      var configuration = try Stripes.configuration(epochCount: 2)
      configuration.augmentation = .strong(size: 16)
      configuration.seed = seed
      let trainer = try Trainer(configuration, examples: Stripes.examples(count: 36))
      _ = try trainer.run()
      return trainer.network.namedValues
    }
    let first = try weights(seed: 1)
    #expect(try weights(seed: 1) == first)
    #expect(try weights(seed: 2) != first)
  }

  static let variants: [@Sendable (inout TrainingConfiguration) -> Void] = [
    { _ in },
    {
      $0.optimizer = .adam()
      $0.averageDecay = 0.9
      $0.augmentation = .strong(size: 16)
      $0.attack = AdversarialAttack(norm: .l2, radius: 0.5, stepCount: 2)
      $0.outliers = OutlierExposure()
    },
    {
      $0.averageDecay = 0.9
      $0.attack = AdversarialAttack(norm: .l2, radius: 0.5)
      $0.outliers = OutlierExposure()
      $0.replay = PrototypeReplay(capacity: 7, stepCount: 2, stepSize: 0.5, renewal: 0.3)
    },
  ]

  @Test(arguments: variants.indices)
  func `a run resumed within a pass ends as the uninterrupted one, to the bit`(variant: Int)
    throws
  {
    var configuration = try Stripes.configuration(epochCount: 3)
    Self.variants[variant](&configuration)
    let examples = try Stripes.examples(count: 40)
    let whole = try Trainer(configuration, examples: examples)
    _ = try whole.run()

    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).training")
    defer { try? FileManager.default.removeItem(at: file) }
    let first = try Trainer(configuration, examples: examples)
    // Passes have three steps: the fourth is within the second.
    let outcome = try first.run(
      checkpoint: .init(file: file), shouldStop: { first.step == 4 })
    #expect(outcome == .interrupted)
    let second = try Trainer(configuration, examples: examples)
    try second.resume(from: file)
    #expect(second.step == 4)
    #expect(try second.run() == .finished)
    #expect(second.network == whole.network)
    #expect(second.log == whole.log)
  }

  @Test func `a checkpoint of another run or cut short is refused, and changes nothing`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).training")
    defer { try? FileManager.default.removeItem(at: file) }
    let examples = try Stripes.examples(count: 24)
    var configuration = try Stripes.configuration()
    let trainer = try Trainer(configuration, examples: examples)
    try trainer.save(to: file)

    configuration.learningRate = 0.01
    configuration.batchSize = 6
    let other = try Trainer(configuration, examples: examples)
    let refusal = #expect(throws: TrainingError.self) { try other.resume(from: file) }
    #expect(
      refusal == .otherRun(path: file.path, differences: ["learningRate", "batchSize"]))
    let others = try Trainer(
      Stripes.configuration(), examples: examples, exampleIdentity: "others")
    let exchange = #expect(throws: TrainingError.self) { try others.resume(from: file) }
    #expect(exchange == .otherRun(path: file.path, differences: ["the examples"]))

    let whole = try Data(contentsOf: file)
    let before = trainer.network
    for size in [0, 10, 300, whole.count - 1] {
      try whole.prefix(size).write(to: file)
      let error = #expect(throws: TrainingError.self) { try trainer.resume(from: file) }
      guard case .unreadableCheckpoint = try #require(error) else {
        Issue.record("\(size) bytes: \(String(describing: error))")
        continue
      }
    }
    #expect(trainer.network == before)
  }

  @Test func `a source that breaks its word is named`() throws {
    func error(labels: [Int], shape: [Int]) throws -> TrainingError? {
      let image = [Float](repeating: 0.5, count: shape.reduce(1, *))
      let examples = FixedExamples(
        images: labels.map { _ in image }, labels: labels, shape: shape)
      let trainer = try Trainer(Stripes.configuration(), examples: examples)
      return #expect(throws: TrainingError.self) { try trainer.run() }
    }
    let right = [Int](repeating: 0, count: 12)
    #expect(
      try error(labels: right, shape: [3, 16, 13])
        == .wrongBatchShape(expected: [12, 3, 16, 12], found: [12, 3, 16, 13]))
    #expect(
      try error(labels: right.dropLast() + [3], shape: [3, 16, 12])
        == .labelOutOfRange(3, classCount: 3))
    let refusal = #expect(throws: TrainingError.self) {
      try Trainer(Stripes.configuration(), examples: Stripes.examples(count: 11))
    }
    #expect(refusal == .tooFewExamples(count: 11, batchSize: 12))
  }

  @Test func `a configuration reports all that is out of range`() throws {
    var configuration = try Stripes.configuration()
    configuration.learningRate = .nan
    configuration.labelSmoothing = 1
    configuration.architecture.stem.kernelSize = 4
    configuration.augmentation.flipProbability = -0.1
    configuration.attack = AdversarialAttack(norm: .l2, radius: 0)
    configuration.outliers = OutlierExposure(weight: 0, share: 1.5)
    configuration.architecture.stem.pooling = 13
    configuration.replay = PrototypeReplay(
      weight: -1, capacity: 0, share: 0, stepCount: 0, stepSize: .infinity, decayPower: 5,
      renewal: 1.1, warmUpShare: 2)
    #expect(
      configuration.violations.map(\.name) == [
        "stem.kernelSize", "stem.pooling", "flipProbability", "radius", "stepSize",
        "outliers.weight", "outliers.share", "replay.weight", "replay.capacity", "replay.share",
        "replay.stepCount", "replay.stepSize", "replay.decayPower", "replay.renewal",
        "replay.warmUpShare", "learningRate", "labelSmoothing",
      ])
    let error = #expect(throws: TrainingError.self) {
      try Trainer(configuration, examples: Stripes.examples(count: 12))
    }
    #expect("\(try #require(error))".contains("learningRate must be positive, but is nan"))
  }

  @Test func `a run that diverges says so`() throws {
    var configuration = try Stripes.configuration()
    configuration.learningRate = 1e30
    configuration.schedule = .init(.constant)
    let trainer = try Trainer(configuration, examples: Stripes.examples(count: 36))
    let error = #expect(throws: TrainingError.self) { try trainer.run() }
    guard case .diverged = try #require(error) else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `a log is the same after a round trip through its lines`() throws {
    let trainer = try Trainer(
      Stripes.configuration(epochCount: 2), examples: Stripes.examples(count: 24))
    _ = try trainer.run()
    let text = trainer.log.jsonLines
    #expect(text.split(separator: "\n").count == 2)
    #expect(try TrainingLog(jsonLines: text) == trainer.log)
  }
}
