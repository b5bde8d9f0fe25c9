internal import Optimizers

/// Which settings hold at which step.
struct StepPlan {
  struct Phase: Equatable {
    /// The phase's place among the plan's.
    let index: Int
    let steps: Range<Int>
    /// Whether all classes are made equally probable.
    let isNeutral: Bool
    let resolution: Double
    let learningRate: Double
    let transforms: Transforms
    let regularizers: Regularizers
  }

  let phases: [Phase]
  private let schedule: Schedule
  private let neutralSteps: Int

  init(_ configuration: RenderConfiguration) {
    let recipe = configuration.recipe
    schedule = recipe.schedule
    var phases: [Phase] = []
    if case .neutral(let steps, let learningRate, let highFrequency) = recipe.start {
      phases.append(
        Phase(
          index: 0, steps: 0..<steps, isNeutral: true, resolution: 1, learningRate: learningRate,
          transforms: recipe.transforms, regularizers: Regularizers(highFrequency: highFrequency)))
    }
    neutralSteps = phases.last?.steps.upperBound ?? 0
    let stages = recipe.stages.isEmpty ? [Stage()] : recipe.stages
    let total = stages.map(\.share).reduce(0, +)
    var (start, share) = (neutralSteps, 0.0)
    for stage in stages {
      share += stage.share
      let end = neutralSteps + Int((share / total * Double(configuration.steps)).rounded())
      phases.append(
        Phase(
          index: phases.count, steps: start..<max(start, end), isNeutral: false,
          resolution: stage.resolution, learningRate: stage.learningRate ?? recipe.learningRate,
          transforms: stage.transforms ?? recipe.transforms, regularizers: recipe.regularizers))
      start = max(start, end)
    }
    self.phases = phases
  }

  /// The number of all steps, a neutral start counted.
  var stepCount: Int { phases.last?.steps.upperBound ?? 0 }

  /// The number of steps of the ascent.
  private var ascentStepCount: Int { stepCount - neutralSteps }

  /// Returns the phase of a step.
  func phase(at step: Int) -> Phase {
    phases.first { $0.steps.contains(step) } ?? phases[phases.count - 1]
  }

  /// Returns how much of the ascent has passed, in `0...1`.
  func progress(at step: Int) -> Double {
    let last = max(ascentStepCount - 1, 1)
    return min(max(Double(step - neutralSteps) / Double(last), 0), 1)
  }

  /// Returns the learning rate of a step.
  func learningRate(at step: Int) -> Double {
    let phase = phase(at: step)
    guard !phase.isNeutral else { return phase.learningRate }
    return phase.learningRate * schedule.factor(at: step - neutralSteps, of: ascentStepCount)
  }
}
