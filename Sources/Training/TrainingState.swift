internal import Optimizers
internal import Tensors

/// Everything that a run changes as it goes on.
struct TrainingState {
  /// The sums over the steps of the pass under way.
  struct EpochTotals: Hashable, Codable {
    var stepCount = 0
    var lossSum = 0.0
    var imageCount = 0
    var correctCount = 0

    var loss: Double { lossSum / Double(max(stepCount, 1)) }
    var accuracy: Double { Double(correctCount) / Double(max(imageCount, 1)) }

    mutating func add(_ result: StepResult) {
      stepCount += 1
      lossSum += result.loss
      imageCount += result.imageCount
      correctCount += result.correctCount
    }
  }

  /// What one step came to.
  struct StepResult {
    let loss: Double
    let imageCount: Int
    let correctCount: Int
  }

  /// How many steps were made.
  var step = 0
  var totals = EpochTotals()
  var log = TrainingLog()
  var network: Network
  /// The averaged weights and statistics, if they are wanted.
  var average: [[Float]]?
  /// One for each parameter that is trained, in the plan's order.
  var optimizers: [OptimizerState]
  /// The prototypes in the making, if there are any.
  var replay: ReplayBuffer?
  let inputNormalization: InputNormalization

  init(_ configuration: TrainingConfiguration, _ network: Network) {
    self.network = network
    average = configuration.averageDecay == nil ? nil : network.values
    optimizers = network.plan.parameters.filter(\.isTrained).map {
      OptimizerState(configuration.optimizer, parameterCount: $0.count)
    }
    replay = configuration.replay.map {
      var random = TrainingDraw(purpose: .replayStart, epoch: 0, index: 0)
        .stream(configuration.seed)
      return ReplayBuffer($0, configuration.architecture, &random)
    }
    inputNormalization = InputNormalization(configuration.preprocessing)
  }

  mutating func finishEpoch(_ epoch: Int, learningRate: Double) {
    log.append(
      EpochRecord(
        epoch: epoch, step: step, loss: totals.loss, accuracy: totals.accuracy,
        learningRate: learningRate))
    totals = EpochTotals()
  }

  // MARK: One step

  /// Moves the weights against their gradients, which come in the order of the optimizers.
  mutating func update(
    by gradients: [Tensor?], learningRate: Double, weightDecay: Double
  ) throws(TensorError) {
    var index = 0
    for (place, parameter) in network.plan.parameters.enumerated() where parameter.isTrained {
      defer { index += 1 }
      guard let gradient = try gradients[index]?.floats() else { continue }
      let decay = parameter.isDecayed ? weightDecay : 0
      network.values[place].withUnsafeMutableBufferPointer { values in
        gradient.withUnsafeBufferPointer {
          optimizers[index].update(
            values, gradients: $0, learningRate: learningRate, weightDecay: decay)
        }
      }
    }
  }

  /// Moves the running statistics towards a batch's.
  mutating func track(
    _ statistics: [ForwardPass.BatchStatistics], momentum: Double
  ) throws(TensorError) {
    var places: [String: Int] = [:]
    for (place, parameter) in network.plan.parameters.enumerated() {
      places[parameter.name] = place
    }
    for batch in statistics {
      // The variance of the population, estimated from the batch.
      let correction = Float(batch.valueCount) / Float(max(batch.valueCount - 1, 1))
      let parts = [
        ("running_mean", try batch.mean.floats(), Float(1)),
        ("running_var", try batch.variance.floats(), correction),
      ]
      for (part, values, factor) in parts {
        guard let place = places["\(batch.layer).\(part)"] else { continue }
        for index in values.indices {
          network.values[place][index] +=
            Float(momentum) * (values[index] * factor - network.values[place][index])
        }
      }
    }
  }

  /// Moves the average towards the present weights and statistics.
  mutating func updateAverage(decay: Double?) {
    guard let decay, average != nil else { return }
    // Early on the average follows faster, as in TensorFlow's ExponentialMovingAverage.
    let steps = Double(optimizers.first?.stepCount ?? 0)
    let share = Float(1 - min(decay, (1 + steps) / (10 + steps)))
    for place in network.values.indices {
      let values = network.values[place]
      average?[place].withUnsafeMutableBufferPointer { average in
        for index in values.indices { average[index] += share * (values[index] - average[index]) }
      }
    }
  }
}
