public import Optimizers

/// How prototypes are made: everything but the network, what is drawn, the size and the seed.
public struct Recipe: Hashable, Codable, Sendable {
  /// A short name, such as `lucid`.
  public var name: String
  /// One sentence on what it is.
  public var summary: String
  public var parameterization: Parameterization
  public var start: Start
  /// The height and width of the image, in pixels; by default, those of the network's input.
  public var imageSize: Int?
  /// What a prototype of a class maximizes.
  public var objective: ClassObjective
  public var transforms: Transforms
  public var regularizers: Regularizers
  /// How much it counts that channels have the means and variances that photographs give them.
  ///
  /// If it is not 0, a renderer needs `ActivationStatistics`.
  public var statisticsWeight: Double
  public var optimizer: Optimizer
  /// The size of a step of the optimizer, before the schedule's factor.
  public var learningRate: Double
  public var schedule: Schedule
  /// How many times the image is changed, a neutral start not counted.
  public var steps: Int
  /// Parts of the run with settings of their own; without any, there is one.
  public var stages: [Stage]
  public var result: ResultChoice
  public var stopping: Stopping

  /// Creates a recipe.
  ///
  /// The defaults are the Fourier image and Adam of Lucid, without transforms.
  public init(
    name: String = "custom", summary: String = "", parameterization: Parameterization = .fourier(),
    start: Start = .random, imageSize: Int? = nil, objective: ClassObjective = ClassObjective(),
    transforms: Transforms = Transforms(), regularizers: Regularizers = Regularizers(),
    statisticsWeight: Double = 0, optimizer: Optimizer = .adam(), learningRate: Double = 0.05,
    schedule: Schedule = Schedule(), steps: Int = 512, stages: [Stage] = [],
    result: ResultChoice = .last, stopping: Stopping = Stopping()
  ) {
    self.name = name
    self.summary = summary
    self.parameterization = parameterization
    self.start = start
    self.imageSize = imageSize
    self.objective = objective
    self.transforms = transforms
    self.regularizers = regularizers
    self.statisticsWeight = statisticsWeight
    self.optimizer = optimizer
    self.learningRate = learningRate
    self.schedule = schedule
    self.steps = steps
    self.stages = stages
    self.result = result
    self.stopping = stopping
  }
}

/// What an ascent starts from.
public enum Start: Hashable, Codable, Sendable {
  /// The parameterization's random image.
  case random
  /// An image that all classes are equally probable for, as in the Prototype Generation paper.
  ///
  /// From the random image, the variance of the probabilities is minimized for some steps, scaled by
  /// the square of the number of classes, together with a high-frequency penalty.
  case neutral(steps: Int = 64, learningRate: Double = 0.05, highFrequency: Double = 0)
}

/// A part of a run.
public struct Stage: Hashable, Codable, Sendable {
  /// The part's share of all steps, relative to the other stages' shares.
  public var share: Double
  /// The fraction of all frequencies that is free, in `0...1`: from coarse to fine.
  public var resolution: Double
  /// The size of a step, if it is not the recipe's.
  public var learningRate: Double?
  /// The transforms, if they are not the recipe's.
  public var transforms: Transforms?

  public init(
    share: Double = 1, resolution: Double = 1, learningRate: Double? = nil,
    transforms: Transforms? = nil
  ) {
    self.share = share
    self.resolution = resolution
    self.learningRate = learningRate
    self.transforms = transforms
  }
}

/// Which image of a run is its result.
public enum ResultChoice: Hashable, Codable, Sendable {
  /// The one after the last step.
  case last
  /// The one with the largest objective, less penalties, as measured under the step's transforms.
  case best
  /// That of the exponential moving average of the parameters.
  case average(decay: Double = 0.9)
}

/// When a prototype is done before its last step.
public struct Stopping: Hashable, Codable, Sendable {
  /// After how many steps without an improvement; by default, never.
  public var patience: Int?
  /// What counts as an improvement of the smoothed objective.
  public var minimumImprovement: Double
  /// The objective that is enough; by default, none is.
  public var objective: Double?

  public init(
    patience: Int? = nil, minimumImprovement: Double = 0, objective: Double? = nil
  ) {
    self.patience = patience
    self.minimumImprovement = minimumImprovement
    self.objective = objective
  }
}
