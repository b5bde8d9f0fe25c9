internal import Tensors

/// The loss of one batch and its gradients, with the weights as they are.
struct TrainingStep {
  /// What a batch says about the weights.
  struct Result {
    /// One for each parameter that is trained, in the plan's order.
    let gradients: [Tensor?]
    let statistics: [ForwardPass.BatchStatistics]
    /// Of the batch's own images, without outliers.
    let logits: Tensor
    let loss: Tensor
  }

  private let configuration: TrainingConfiguration
  private let state: TrainingState
  private let attack: AdversarialAttack?
  private let epoch: Int
  private let index: Int

  init(
    _ configuration: TrainingConfiguration, _ state: TrainingState, stepsPerEpoch: Int
  ) {
    self.configuration = configuration
    self.state = state
    attack = configuration.attack?
      .warmed(at: state.step, of: stepsPerEpoch * configuration.epochCount)
    let place = state.step.quotientAndRemainder(dividingBy: stepsPerEpoch)
    (epoch, index) = (place.quotient, place.remainder)
  }

  func result(on batch: ExampleBatch) throws(TensorError) -> Result {
    let parameters = try state.network.tensors()
    let labels = try Tensor(batch.labels, shape: [batch.labels.count])
    var images = try attacked(batch.images, .attack, parameters) {
      (logits) throws(TensorError) in try logits.crossEntropy(labels: labels)
    }
    if let outliers = try outliers(from: batch.images, parameters) {
      images = try Tensor.concatenating([images, outliers], axis: 0)
    }

    let trained = state.network.plan.parameters.filter(\.isTrained).map(\.name)
    var leaves = parameters
    for name in trained { leaves[name] = try parameters[name]?.requiringGradient() }
    var forward = ForwardPass(state.network.plan, parameters: leaves, mode: .training)
    let all = try forward.logits(of: state.inputNormalization.applied(to: images))
    let logits = try all.slice(axis: 0, from: 0, to: labels.shape[0])
    let loss = try loss(logits, labels, all)
    return Result(
      gradients: try loss.gradients(withRespectTo: trained.compactMap { leaves[$0] }),
      statistics: forward.statistics, logits: logits, loss: loss)
  }

  /// The cross entropy of the images, and of the outliers behind them with equal probabilities.
  private func loss(
    _ logits: Tensor, _ labels: Tensor, _ all: Tensor
  ) throws(TensorError) -> Tensor {
    let loss = try logits.crossEntropy(
      labels: labels, labelSmoothing: configuration.labelSmoothing)
    guard let exposure = configuration.outliers else { return loss }
    let undecided = try all.slice(axis: 0, from: labels.shape[0], to: all.shape[0])
      .logSoftmax(axis: 1).mean()
    return try loss.adding(undecided, scaledBy: -exposure.weight)
  }

  // MARK: Attacks

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

  private func attacked(
    _ images: Tensor, _ purpose: TrainingDraw.Purpose, _ parameters: [String: Tensor],
    loss: (Tensor) throws(TensorError) -> Tensor
  ) throws(TensorError) -> Tensor {
    guard let attack else { return images }
    var random = stream(purpose)
    return try attack.applied(to: images, &random) { (images) throws(TensorError) in
      var forward = ForwardPass(state.network.plan, parameters: parameters, mode: .training)
      return try loss(forward.logits(of: state.inputNormalization.applied(to: images)))
    }
  }

  private func stream(_ purpose: TrainingDraw.Purpose) -> Philox {
    TrainingDraw(purpose: purpose, epoch: epoch, index: index).stream(configuration.seed)
  }
}
