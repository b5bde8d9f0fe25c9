public import Classifiers
public import Optimizers

/// Everything that a training run's result depends on, besides its examples.
///
/// The same configuration, examples, thread count and machine give the same weights to the bit.
public struct TrainingConfiguration: Hashable, Codable, Sendable {
  public var architecture: NetworkArchitecture
  /// How colors become the network's input; also written to the exported model.
  public var preprocessing: Preprocessing
  public var optimizer: Optimizer
  /// The size of a step, before the schedule.
  public var learningRate: Double
  public var schedule: Schedule
  /// How strongly weights are drawn to zero; biases and normalizations are not.
  ///
  /// SGD adds it to the gradient; Adam applies it apart, as AdamW does.
  public var weightDecay: Double
  /// How many passes over the examples are made.
  public var epochCount: Int
  /// How many images a step sees; what remains of a pass is left out.
  public var batchSize: Int
  /// The share of the target that is spread over all classes.
  public var labelSmoothing: Double
  public var augmentation: Augmentation
  /// What is done to images to make the network robust, if anything.
  public var attack: AdversarialAttack?
  /// What the network learns to be undecided on, if anything; attacked with the same strength.
  public var outliers: OutlierExposure?
  /// The prototypes of its own that the network learns from, if any.
  public var replay: PrototypeReplay?
  /// How much of the averaged weights is kept at each step; `nil` for no average.
  ///
  /// The average, which starts faster, is then what the run results in.
  public var averageDecay: Double?
  /// How much of the running statistics is replaced at each step.
  public var statisticsMomentum: Double
  public var seed: UInt64

  /// Creates a configuration, without checking it.
  ///
  /// The defaults are for networks of up to half a million weights. The default of `statisticsMomentum` is PyTorch's.
  public init(
    architecture: NetworkArchitecture, preprocessing: Preprocessing,
    optimizer: Optimizer = .sgd(momentum: 0.9), learningRate: Double = 0.1,
    schedule: Schedule = Schedule(.cosine, warmUpSteps: 50), weightDecay: Double = 5e-4,
    epochCount: Int = 10, batchSize: Int = 64, labelSmoothing: Double = 0,
    augmentation: Augmentation = Augmentation(), attack: AdversarialAttack? = nil,
    outliers: OutlierExposure? = nil, replay: PrototypeReplay? = nil, averageDecay: Double? = nil,
    statisticsMomentum: Double = 0.1, seed: UInt64 = 0
  ) {
    self.architecture = architecture
    self.preprocessing = preprocessing
    self.optimizer = optimizer
    self.learningRate = learningRate
    self.schedule = schedule
    self.weightDecay = weightDecay
    self.epochCount = epochCount
    self.batchSize = batchSize
    self.labelSmoothing = labelSmoothing
    self.augmentation = augmentation
    self.attack = attack
    self.outliers = outliers
    self.replay = replay
    self.averageDecay = averageDecay
    self.statisticsMomentum = statisticsMomentum
    self.seed = seed
  }

  /// What is out of range, all of it; empty if a run can start.
  public var violations: [ConfigurationViolation] {
    var found = ConfigurationCheck()
    found.add(architecture.violations)
    found.add(augmentation.violations)
    found.add(attack?.violations ?? [])
    found.add(outliers?.violations ?? [])
    found.add(replay?.violations ?? [])
    found.add(
      optimizer.violations.map {
        ConfigurationViolation(name: $0.name, rule: $0.rule, value: "\($0.value)")
      })
    found.require(
      learningRate > 0 && learningRate.isFinite, "learningRate", "positive", learningRate)
    found.require(0...1 ~= weightDecay, "weightDecay", "in 0...1", weightDecay)
    found.require(1...1_000_000 ~= epochCount, "epochCount", "in 1...1000000", epochCount)
    // The variance of a single value is zero.
    found.require(2...65_536 ~= batchSize, "batchSize", "in 2...65536", batchSize)
    found.require(
      labelSmoothing >= 0 && labelSmoothing < 1, "labelSmoothing", "at least 0 and below 1",
      labelSmoothing)
    let decay = averageDecay ?? 0
    found.require(decay >= 0 && decay < 1, "averageDecay", "at least 0 and below 1", decay)
    found.require(
      statisticsMomentum > 0 && statisticsMomentum <= 1, "statisticsMomentum",
      "above 0 and at most 1", statisticsMomentum)
    found.require(schedule.warmUpSteps >= 0, "warmUpSteps", "not negative", schedule.warmUpSteps)
    found.require(
      preprocessing.channelOrder.channelCount == architecture.channelCount, "channelCount",
      "\(preprocessing.channelOrder.channelCount), the preprocessing's",
      architecture.channelCount)
    return found.violations
  }

  /// Checks that a run on some number of examples can start.
  ///
  /// - Throws: `TrainingError.invalidConfiguration`, with every violation found, or
  ///   `.tooFewExamples`.
  public func validate(exampleCount: Int) throws(TrainingError) {
    let violations = violations
    guard violations.isEmpty else { throw .invalidConfiguration(violations) }
    guard exampleCount >= batchSize else {
      throw .tooFewExamples(count: exampleCount, batchSize: batchSize)
    }
  }
}
