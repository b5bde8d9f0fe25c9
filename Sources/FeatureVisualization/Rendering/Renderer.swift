public import Classifiers
internal import Optimizers
public import Tensors

/// Renders some prototypes together, one step at a time.
///
/// Prototypes of a batch do not influence one another, unless diversity is asked for: each has
/// random numbers, an optimizer and an end of its own. A renderer is used by one thread at a time.
public final class Renderer {
  /// For how many steps dead ReLUs let gradients out, as in Lucid.
  static let redirectedStepCount = 16

  public let configuration: RenderConfiguration
  public let targets: [RenderTarget]
  /// The shape of each image.
  public let shape: ImageShape
  /// How many steps were made, a neutral start counted.
  public internal(set) var stepIndex = 0

  let plan: StepPlan
  let formation: any ImageFormation
  let evaluator: Evaluator
  let runs: [PrototypeRun]
  private var currentPhase: StepPlan.Phase?
  private let imageGradients = FloatBuffer()

  /// Prepares a run.
  ///
  /// - Parameters:
  ///   - source: The network.
  ///   - configuration: How prototypes are made.
  ///   - targets: What is rendered.
  ///   - device: Where the network computes.
  ///   - magnitude: The magnitude of MACO's spectra; by default the fitted formula.
  ///   - statistics: What a recipe with a `statisticsWeight` compares layers with.
  ///   - startImage: Colors in `0...1` to start from, of the image's shape; by default the recipe's
  ///     start.
  /// - Throws: `RenderingError`, also if the recipe needs statistics and there are none;
  ///   `FourierError` if no transform can be planned.
  /// - Precondition: There is at least one target.
  public init(
    _ source: any ActivationSource, _ configuration: RenderConfiguration, targets: [RenderTarget],
    device: Device = .cpu, magnitude: MagnitudeSpectrum? = nil,
    statistics: ActivationStatistics? = nil, startImage: [Float]? = nil
  ) throws {
    precondition(!targets.isEmpty, "nothing to render")
    let input = source.imageShape
    let size = configuration.imageSize ?? configuration.recipe.imageSize
    shape = ImageShape(
      channels: input.channels, height: size ?? input.height, width: size ?? input.width)
    self.configuration = configuration
    self.targets = targets
    plan = StepPlan(configuration)
    formation = try configuration.recipe.parameterization.formation(shape, magnitude: magnitude)
    evaluator = Evaluator(
      source: source, device: device, diversity: configuration.diversity,
      penalty: try Self.penalty(configuration.recipe, statistics), seed: configuration.seed)
    let (parameterCount, pixelCount) = (formation.parameterCount, shape.height * shape.width)
    runs = targets.map {
      PrototypeRun(
        $0, parameterCount: parameterCount, pixelCount: pixelCount,
        optimizer: configuration.recipe.optimizer)
    }
    try initializeParameters(startImage)
  }

  private static func penalty(
    _ recipe: Recipe, _ statistics: ActivationStatistics?
  ) throws -> StatisticsPenalty? {
    guard recipe.statisticsWeight > 0 else { return nil }
    guard let statistics else { throw RenderingError.statisticsMissing(recipe: recipe.name) }
    return try StatisticsPenalty(statistics, weight: recipe.statisticsWeight)
  }

  private func initializeParameters(_ startImage: [Float]?) throws {
    if let startImage, startImage.count != shape.count {
      throw RenderingError.startImageMismatch(expected: shape, valueCount: startImage.count)
    }
    for run in runs {
      if let startImage {
        formation.fit(run.parameters, to: startImage.map(value(ofColor:)))
      } else {
        var random = CounterRandom(
          seed: configuration.seed, prototype: run.target.key, purpose: .initialization)
        formation.initialize(run.parameters, &random)
      }
    }
  }
}

// MARK: Steps

extension Renderer {
  /// How many steps the whole run has, a neutral start counted.
  public var stepCount: Int { plan.stepCount }

  /// Whether there is nothing left to do.
  public var isFinished: Bool { runs.allSatisfy { $0.status != .running } }

  /// Makes one step for all prototypes that still run.
  ///
  /// - Returns: The step, or `nil` if the run is finished.
  /// - Throws: `RenderingError` for a target that the network does not have; what the network
  ///   throws. A number that is not finite is no error: that prototype stops.
  @discardableResult
  public func step() throws -> StepReport? {
    let active = runs.filter { $0.status == .running }
    guard !active.isEmpty else { return nil }
    let step = stepIndex
    enter(plan.phase(at: step), active)
    let images = try formImages(active)
    let gradients = imageGradients.floats(active.count * shape.count)
    var outcomes = try evaluate(images, active, step, gradients)
    try redirect(&outcomes, images, active, step, gradients)
    try images.withUnsafeMutableFloats { colors in
      finish(active, outcomes, step, UnsafeBufferPointer(colors), gradients)
    }
    stepIndex += 1
    if stepIndex == plan.stepCount {
      for run in runs where run.status == .running { run.status = .completed }
    }
    return StepReport(
      step: step, stepCount: plan.stepCount, objectives: runs.map { $0.objectives.last ?? .nan },
      statuses: statuses)
  }

  /// Makes all steps that are left.
  ///
  /// - Parameter onStep: Called after each step; `false` interrupts the run, which can go on later.
  /// - Throws: What ``step()`` or `onStep` throws.
  public func run(_ onStep: (StepReport) throws -> Bool = { _ in true }) throws {
    while let report = try step() {
      guard try onStep(report) else { return }
    }
  }

  private func enter(_ phase: StepPlan.Phase, _ active: [PrototypeRun]) {
    defer { currentPhase = phase }
    guard currentPhase != phase else { return }
    formation.limitResolution(to: phase.resolution)
    // A resumed run has no phase yet, and begins the ascent only at its first step.
    if phase.index > 0, phase.steps.lowerBound == stepIndex, plan.phases[phase.index - 1].isNeutral
    {
      active.forEach { $0.beginAscent() }
    }
  }

  /// Colors of shape `[prototypes, channels, height, width]`.
  func formImages(_ active: [PrototypeRun]) throws -> Tensor {
    let values = try Tensor.uninitialized(
      shape: [active.count, shape.channels, shape.height, shape.width])
    try values.withUnsafeMutableFloats { formation.form(active.map(\.parameters), into: $0) }
    return isClamped
      ? try values.clamped(minimum: 0, maximum: 1) : try values.applying(.sigmoid)
  }

  var isClamped: Bool { configuration.recipe.parameterization.isClamped }
}
