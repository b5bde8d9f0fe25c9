/// What an optimizer remembers of its past steps for one block of parameters.
///
/// Updates run over plain float buffers, one pass for everything. Through
/// `Tensor.withUnsafeMutableFloats` the same code serves images and weights.
public struct OptimizerState: Hashable, Sendable {
  public let optimizer: Optimizer
  /// How many updates were made.
  public internal(set) var stepCount = 0
  /// NAdam's product of all momenta so far.
  var momentumProduct = 1.0
  /// The running mean of gradients; SGD's running sum.
  var first: [Float]
  /// The running mean of squared gradients; empty for SGD.
  var second: [Float]

  /// Creates the state before the first update.
  ///
  /// - Precondition: The optimizer's numbers are in range, and `parameterCount` not negative.
  public init(_ optimizer: Optimizer, parameterCount: Int) {
    precondition(optimizer.violations.isEmpty, "\(optimizer.violations)")
    self.optimizer = optimizer
    first = [Float](repeating: 0, count: parameterCount)
    second =
      switch optimizer {
      case .adam, .nadam: first
      case .sgd: []
      }
  }

  /// How many parameters there are.
  public var parameterCount: Int { first.count }

  /// Moves parameters one step against their gradients.
  ///
  /// - Parameters:
  ///   - parameters: What is changed in place.
  ///   - gradients: The derivatives of what is minimized.
  ///   - learningRate: The size of the step.
  ///   - weightDecay: How strongly parameters are drawn to zero: SGD adds `weightDecay` times the
  ///     parameter to its gradient; Adam and NAdam first shrink the parameter by
  ///     `learningRate * weightDecay` of itself, as AdamW does (Loshchilov and Hutter, 2019).
  /// - Precondition: Both hold ``parameterCount`` numbers.
  public mutating func update(
    _ parameters: UnsafeMutableBufferPointer<Float>, gradients: UnsafeBufferPointer<Float>,
    learningRate: Double, weightDecay: Double = 0
  ) {
    precondition(parameters.count == parameterCount, "\(parameters.count) parameters")
    precondition(gradients.count == parameterCount, "\(gradients.count) gradients")
    guard let parameters = parameters.baseAddress, let gradients = gradients.baseAddress else {
      return
    }
    stepCount += 1
    if weightDecay != 0, decaysParametersFirst {
      let factor = Float(1 - learningRate * weightDecay)
      for i in 0..<parameterCount { parameters[i] *= factor }
    }
    switch optimizer {
    case .adam(let beta1, let beta2, let epsilon):
      updateByAdam(parameters, gradients, learningRate, beta1, beta2, epsilon)
    case .nadam(let beta1, let beta2, let epsilon, let decay):
      updateByNAdam(parameters, gradients, learningRate, beta1, beta2, epsilon, decay)
    case .sgd(let momentum):
      updateByDescent(parameters, gradients, learningRate, momentum, weightDecay)
    }
  }

  /// Whether weight decay is apart from the gradient.
  private var decaysParametersFirst: Bool {
    switch optimizer {
    case .adam, .nadam: true
    case .sgd: false
    }
  }
}
