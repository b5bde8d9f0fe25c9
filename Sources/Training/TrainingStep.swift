internal import Tensors

/// The loss of one batch and its gradients, with the weights as they are.
struct TrainingStep {
  /// What a batch says about the weights.
  struct Result {
    /// One for each parameter that is trained, in the plan's order.
    let gradients: [Tensor?]
    let statistics: [ForwardPass.BatchStatistics]
    /// Of the batch's own images, without outliers and prototypes.
    let logits: Tensor
    let loss: Tensor
    /// The prototypes that were seen, grown.
    let prototypes: ReplayDraw?
  }

  private let configuration: TrainingConfiguration
  private let state: TrainingState
  private let growth: PrototypeGrowth?
  private let attack: AdversarialAttack?
  private let stepCount: Int
  private let epoch: Int
  private let index: Int

  init(
    _ configuration: TrainingConfiguration, _ state: TrainingState, _ growth: PrototypeGrowth?,
    stepsPerEpoch: Int
  ) {
    self.configuration = configuration
    self.state = state
    self.growth = growth
    stepCount = stepsPerEpoch * configuration.epochCount
    attack = configuration.attack?.warmed(at: state.step, of: stepCount)
    let place = state.step.quotientAndRemainder(dividingBy: stepsPerEpoch)
    (epoch, index) = (place.quotient, place.remainder)
  }

  func result(on batch: ExampleBatch) throws(TensorError) -> Result {
    let parameters = try state.network.tensors()
    let labels = try Tensor(batch.labels, shape: [batch.labels.count])
    var parts = [
      try attacked(batch.images, .attack, parameters) {
        (logits) throws(TensorError) in try logits.crossEntropy(labels: labels)
      }
    ]
    if let outliers = try outliers(from: batch.images, parameters) { parts.append(outliers) }
    let prototypes = try grownPrototypes(besides: batch.images, parameters)
    if let prototypes { parts.append(prototypes.images) }

    let trained = state.network.plan.parameters.filter(\.isTrained).map(\.name)
    var leaves = parameters
    for name in trained { leaves[name] = try parameters[name]?.requiringGradient() }
    var forward = ForwardPass(state.network.plan, parameters: leaves, mode: .training)
    let images = try Tensor.concatenating(parts, axis: 0)
    let logits = try forward.logits(of: state.inputNormalization.applied(to: images))
      .split(counts: parts.map { $0.shape[0] })
    let loss = try loss(logits, labels, prototypes)
    return Result(
      gradients: try loss.gradients(withRespectTo: trained.compactMap { leaves[$0] }),
      statistics: forward.statistics, logits: logits[0], loss: loss, prototypes: prototypes)
  }

  private func stream(_ purpose: TrainingDraw.Purpose) -> Philox {
    TrainingDraw(purpose: purpose, epoch: epoch, index: index).stream(configuration.seed)
  }
}

// MARK: The loss

extension TrainingStep {
  /// The cross entropy of the images, of the outliers with equal probabilities, and how well images
  /// and prototypes are told apart; the logits are those of each in turn.
  private func loss(
    _ logits: [Tensor], _ labels: Tensor, _ prototypes: ReplayDraw?
  ) throws(TensorError) -> Tensor {
    var loss = try logits[0].crossEntropy(
      labels: labels, labelSmoothing: configuration.labelSmoothing)
    if let exposure = configuration.outliers {
      loss = try loss.adding(logits[1].indecision(), scaledBy: exposure.weight)
    }
    if let replay = configuration.replay, let prototypes, let scores = logits.last {
      let grown = try Tensor(prototypes.classes, shape: [prototypes.classes.count])
      loss =
        try loss
        .adding(scores.score(of: grown).softplus().mean(), scaledBy: replay.weight)
        .adding(
          logits[0].score(of: labels).multiplied(by: -1).softplus().mean(),
          scaledBy: replay.weight
        )
        .adding(scores.indecision(), scaledBy: Self.prototypeIndecisionWeight)
    }
    return loss
  }

  /// How much it counts that prototypes in the making leave the network undecided.
  private static let prototypeIndecisionWeight = 0.1
}

extension Tensor {
  /// The mean cross entropy of all classes being equally probable with these logits.
  fileprivate func indecision() throws(TensorError) -> Tensor {
    try logSoftmax(axis: 1).mean().multiplied(by: -1)
  }

  /// The score of one class of each row of these logits, of shape `[batch, 1]`.
  fileprivate func score(of classes: Tensor) throws(TensorError) -> Tensor {
    try gathered(classes.reshaped(to: [-1, 1]), axis: 1)
  }

  /// Cuts this into parts of so many rows each.
  fileprivate func split(counts: [Int]) throws(TensorError) -> [Tensor] {
    var (parts, start): ([Tensor], Int) = ([], 0)
    for count in counts {
      parts.append(try slice(axis: 0, from: start, to: start + count))
      start += count
    }
    return parts
  }
}

// MARK: Images that are made for the step

extension TrainingStep {
  /// Outliers, changed so that the network is as sure of a class as it can be.
  private func outliers(
    from images: Tensor, _ parameters: [String: Tensor]
  ) throws(TensorError) -> Tensor? {
    guard let exposure = configuration.outliers else { return nil }
    var random = stream(.outliers)
    let outliers = try exposure.outliers(from: images, &random)
    return try attacked(outliers, .outlierAttack, parameters) { (logits) throws(TensorError) in
      try logits.logSoftmax(axis: 1).maximum(axes: [1]).sum()
    }
  }

  /// Prototypes from the buffer, a few steps further.
  private func grownPrototypes(
    besides images: Tensor, _ parameters: [String: Tensor]
  ) throws(TensorError) -> ReplayDraw? {
    guard let replay = configuration.replay, let growth, let buffer = state.replay else {
      return nil
    }
    var random = stream(.replay)
    var draw = try buffer.draw(
      replay.count(batchSize: configuration.batchSize), renewal: replay.renewal,
      examples: images, classCount: configuration.architecture.classCount, &random)
    let classes = try Tensor(draw.classes, shape: [draw.classes.count])
    draw.images = try growth.grown(
      draw.images, stepCount: replay.stepCount,
      stepSize: replay.stepSize(at: state.step, of: stepCount)
    ) { (images) throws(TensorError) in
      try logits(of: images, parameters, .evaluation).score(of: classes).sum()
    }
    return draw
  }

  private func attacked(
    _ images: Tensor, _ purpose: TrainingDraw.Purpose, _ parameters: [String: Tensor],
    loss: (Tensor) throws(TensorError) -> Tensor
  ) throws(TensorError) -> Tensor {
    guard let attack else { return images }
    // Beside prototypes, the batch's statistics are not those of its images alone.
    let mode: ForwardPass.Mode = configuration.replay == nil ? .training : .evaluation
    var random = stream(purpose)
    return try attack.applied(to: images, &random) { (images) throws(TensorError) in
      try loss(logits(of: images, parameters, mode))
    }
  }

  private func logits(
    of images: Tensor, _ parameters: [String: Tensor], _ mode: ForwardPass.Mode
  ) throws(TensorError) -> Tensor {
    var forward = ForwardPass(state.network.plan, parameters: parameters, mode: mode)
    return try forward.logits(of: state.inputNormalization.applied(to: images))
  }
}
