internal import Classifiers
public import Foundation
internal import Optimizers
internal import Tensors

/// A training run: it can be watched, interrupted, saved and resumed without a change in its result.
///
/// Not thread-safe: use an instance from one thread at a time.
public final class Trainer {
  /// Why ``run(checkpoint:shouldStop:progress:)`` returned.
  public enum Outcome: Hashable, Sendable {
    case finished
    /// `shouldStop` said so; ``run(checkpoint:shouldStop:progress:)`` would go on.
    case interrupted
  }

  /// Where and how often a run is saved.
  public struct CheckpointPlan: Hashable, Sendable {
    /// The file, replaced each time.
    public var file: URL
    /// After how many steps, besides at the end of every pass.
    public var interval: Int

    public init(file: URL, interval: Int = 500) {
      precondition(interval > 0, "a checkpoint every \(interval) steps")
      self.file = file
      self.interval = interval
    }
  }

  public let configuration: TrainingConfiguration
  let examples: any ExampleSource
  let exampleIdentity: String
  var state: TrainingState
  private let growth: PrototypeGrowth?
  /// The order of the examples in a pass, kept until the next.
  private var order: (epoch: Int, indices: [Int]) = (-1, [])

  /// Prepares a run from its first step.
  ///
  /// - Parameters:
  ///   - configuration: How the network is trained.
  ///   - examples: What it is trained on.
  ///   - exampleIdentity: What tells these examples from others of the same number: a checkpoint
  ///     keeps it, so that no run goes on with others.
  ///   - network: The weights to start from; `nil` for random ones from the seed.
  /// - Throws: `TrainingError.invalidConfiguration`, with every violation found,
  ///   `.tooFewExamples`, or `.otherNetwork`.
  public init(
    _ configuration: TrainingConfiguration, examples: any ExampleSource,
    exampleIdentity: String = "",
    startingFrom network: Network? = nil
  ) throws(TrainingError) {
    try configuration.validate(exampleCount: examples.count)
    self.configuration = configuration
    self.examples = examples
    self.exampleIdentity = exampleIdentity
    let start: Network
    if let network {
      guard network.architecture == configuration.architecture,
        network.preprocessing == configuration.preprocessing
      else { throw .otherNetwork }
      start = network
    } else {
      start = try Network(
        configuration.architecture, preprocessing: configuration.preprocessing,
        seed: configuration.seed)
    }
    state = TrainingState(configuration, start)
    growth = try configuration.replay.map { replay throws(TrainingError) in
      try PrototypeGrowth(
        height: configuration.architecture.height, width: configuration.architecture.width,
        decayPower: replay.decayPower)
    }
  }

  /// How many steps a pass has.
  public var stepsPerEpoch: Int { examples.count / configuration.batchSize }

  var classes: Range<Int> { 0..<configuration.architecture.classCount }

  /// How many steps the run has.
  public var stepCount: Int { stepsPerEpoch * configuration.epochCount }

  /// How many steps were made.
  public var step: Int { state.step }

  public var isFinished: Bool { step >= stepCount }

  /// What the run has come to: the averaged weights if there is an average.
  public var network: Network {
    guard let average = state.average else { return state.network }
    return Network(
      configuration.architecture, preprocessing: configuration.preprocessing, values: average)
  }

  /// The passes that were finished.
  public var log: TrainingLog { state.log }

  /// Makes the steps that are left.
  ///
  /// - Parameters:
  ///   - checkpoint: Where to save the run: now and then, when it is interrupted and at its end.
  ///   - shouldStop: Asked before every step.
  ///   - progress: Told after every step.
  /// - Returns: Whether the run is finished.
  /// - Throws: `TrainingError`, `TensorError`, or an error of the examples' source.
  public func run(
    checkpoint: CheckpointPlan? = nil, shouldStop: () -> Bool = { false },
    progress: (TrainingProgress) -> Void = { _ in }
  ) throws -> Outcome {
    let (start, firstStep) = (Date(), step)
    while !isFinished {
      if shouldStop() {
        if let checkpoint { try save(to: checkpoint.file) }
        return .interrupted
      }
      let report = try advance()
      let seconds = max(Date().timeIntervalSince(start), 1e-9)
      progress(
        self.progress(after: report, stepsPerSecond: Double(step - firstStep) / seconds))
      if let checkpoint, report.endsEpoch || step % checkpoint.interval == 0 {
        try save(to: checkpoint.file)
      }
    }
    return .finished
  }

  /// The sums over the pass after a step.
  private struct StepReport {
    let totals: TrainingState.EpochTotals
    let learningRate: Double
    let endsEpoch: Bool
  }

  private func progress(after report: StepReport, stepsPerSecond: Double) -> TrainingProgress {
    TrainingProgress(
      epoch: (step - 1) / stepsPerEpoch + 1, epochCount: configuration.epochCount, step: step,
      stepCount: stepCount, loss: report.totals.loss, accuracy: report.totals.accuracy,
      learningRate: report.learningRate, stepsPerSecond: stepsPerSecond,
      endsEpoch: report.endsEpoch)
  }
}

// MARK: Steps

extension Trainer {
  /// Makes one step and books it.
  private func advance() throws -> StepReport {
    let (epoch, index) = (step / stepsPerEpoch, step % stepsPerEpoch)
    let rate =
      configuration.learningRate * configuration.schedule.factor(at: step, of: stepCount)
    let result = try update(on: batch(index, epoch: epoch), rate)
    guard result.loss.isFinite else {
      throw TrainingError.diverged(step: step + 1, learningRate: configuration.learningRate)
    }
    state.step += 1
    state.totals.add(result)
    let report = StepReport(
      totals: state.totals, learningRate: rate, endsEpoch: index == stepsPerEpoch - 1)
    if report.endsEpoch { state.finishEpoch(epoch + 1, learningRate: rate) }
    return report
  }

  /// Draws the images of a step and their variations.
  private func batch(_ index: Int, epoch: Int) throws -> ExampleBatch {
    if order.epoch != epoch { order = (epoch, shuffledIndices(epoch: epoch)) }
    let range = index * configuration.batchSize..<(index + 1) * configuration.batchSize
    let batch = try examples.batch(Array(order.indices[range]), epoch: epoch)
    try check(batch)
    let images = try configuration.augmentation.applied(
      to: batch.images, seed: configuration.seed, epoch: epoch, batch: index)
    return ExampleBatch(images: images, labels: batch.labels)
  }

  private func check(_ batch: ExampleBatch) throws(TrainingError) {
    let architecture = configuration.architecture
    let expected = [
      configuration.batchSize, architecture.channelCount, architecture.height, architecture.width,
    ]
    let found = batch.images.shape
    guard found == expected else { throw .wrongBatchShape(expected: expected, found: found) }
    guard batch.labels.count == expected[0] else {
      throw .wrongLabelCount(expected: expected[0], found: batch.labels.count)
    }
    if let label = batch.labels.first(where: { !classes.contains($0) }) {
      throw .labelOutOfRange(label, classCount: classes.count)
    }
  }

  private func shuffledIndices(epoch: Int) -> [Int] {
    var random = TrainingDraw(purpose: .order, epoch: epoch, index: 0)
      .stream(configuration.seed)
    return random.shuffled(0..<examples.count)
  }

  /// Moves the weights by one batch.
  private func update(
    on batch: ExampleBatch, _ learningRate: Double
  ) throws(TensorError) -> TrainingState.StepResult {
    let step = TrainingStep(configuration, state, growth, stepsPerEpoch: stepsPerEpoch)
    let result = try step.result(on: batch)
    try state.update(
      by: result.gradients, learningRate: learningRate, weightDecay: configuration.weightDecay)
    try state.track(result.statistics, momentum: configuration.statisticsMomentum)
    state.updateAverage(decay: configuration.averageDecay)
    if let prototypes = result.prototypes { try state.replay?.put(back: prototypes) }
    let guesses = try result.logits.indexOfMaximum(axis: 1).integers()
    return TrainingState.StepResult(
      loss: Double(try result.loss.floats()[0]), imageCount: guesses.count,
      correctCount: zip(guesses, batch.labels).count { $0 == $1 })
  }
}
