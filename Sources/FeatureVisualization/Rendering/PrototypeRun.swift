internal import Optimizers

/// One prototype's parameters, and all that is remembered about them.
final class PrototypeRun {
  let target: RenderTarget
  let parameterCount: Int
  let parameters: UnsafeMutableBufferPointer<Float>
  let gradients: UnsafeMutableBufferPointer<Float>
  /// The parameters of the last step whose objective and gradient were finite.
  let lastGood: UnsafeMutableBufferPointer<Float>
  var optimizer: OptimizerState
  var status = PrototypeStatus.running
  /// The objective at each step, without penalties.
  var objectives: [Float] = []
  /// The parameters that are the result, where they are not the last ones.
  var chosen: [Float] = []
  /// The largest objective less penalties so far.
  var bestScore = -Double.infinity
  /// For each pixel, the sum over steps and channels of the absolute gradient of the objective.
  var influence: [Float]

  var progress = ImprovementTracker()

  init(_ target: RenderTarget, parameterCount: Int, pixelCount: Int, optimizer: Optimizer) {
    self.target = target
    self.parameterCount = parameterCount
    parameters = .allocate(capacity: parameterCount)
    gradients = .allocate(capacity: parameterCount)
    lastGood = .allocate(capacity: parameterCount)
    for buffer in [parameters, gradients, lastGood] { buffer.initialize(repeating: 0) }
    self.optimizer = OptimizerState(optimizer, parameterCount: parameterCount)
    influence = [Float](repeating: 0, count: pixelCount)
  }

  deinit {
    parameters.deallocate()
    gradients.deallocate()
    lastGood.deallocate()
  }

  /// Moves the parameters one step, and remembers what the recipe's result needs.
  func update(learningRate: Double, score: Double, _ result: ResultChoice) {
    _ = lastGood.update(fromContentsOf: parameters)
    if case .best = result, score > bestScore {
      bestScore = score
      chosen = Array(parameters)
    }
    optimizer.update(
      parameters, gradients: UnsafeBufferPointer(gradients), learningRate: learningRate)
    if case .average(let decay) = result { average(Float(decay)) }
  }

  private func average(_ decay: Float) {
    guard !chosen.isEmpty else {
      chosen = Array(parameters)
      return
    }
    for index in chosen.indices {
      chosen[index] += (1 - decay) * (parameters[index] - chosen[index])
    }
  }

  /// Goes back to the last good parameters, and stops.
  func stopNotFinite(step: Int) {
    if step > 0 { _ = parameters.update(fromContentsOf: lastGood) }
    status = .notFinite(step: step)
  }

  /// Forgets what the optimizer and the result remember, between a neutral start and the ascent.
  func beginAscent() {
    optimizer = OptimizerState(optimizer.optimizer, parameterCount: parameterCount)
    chosen = []
    bestScore = -.infinity
    progress = ImprovementTracker()
    for index in influence.indices { influence[index] = 0 }
  }
}

/// Notices when a noisy objective no longer rises.
struct ImprovementTracker: Equatable {
  /// How much of the smoothed objective a step keeps.
  private static let smoothing = 0.9

  var smoothed: Double?
  var best = -Double.infinity
  var stepsSinceBest = 0

  /// Adds a step's objective.
  mutating func add(_ objective: Double, minimumImprovement: Double) {
    let value = smoothed.map { Self.smoothing * $0 + (1 - Self.smoothing) * objective } ?? objective
    smoothed = value
    stepsSinceBest += 1
    guard value > best + minimumImprovement || best == -.infinity else { return }
    best = value
    stepsSinceBest = 0
  }
}
