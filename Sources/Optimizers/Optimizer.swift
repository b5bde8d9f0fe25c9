/// A rule that turns gradients into changes of parameters.
///
/// All rules descend. The formulas and the defaults are PyTorch's.
public enum Optimizer: Hashable, Codable, Sendable {
  /// Adam (Kingma and Ba, 2015).
  case adam(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8)
  /// Adam with Nesterov momentum (Dozat, 2016).
  case nadam(
    beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8,
    momentumDecay: Double = 0.004)
  /// Gradient descent, with a running sum of past gradients if `momentum` is not zero.
  case sgd(momentum: Double = 0)
}

extension Optimizer {
  /// The reasons why the numbers are out of range, as a name, a rule and the value.
  public var violations: [(name: String, rule: String, value: Double)] {
    let numbers: [(String, String, Double, Bool)] =
      switch self {
      case .adam(let beta1, let beta2, let epsilon):
        Self.moments(beta1, beta2, epsilon)
      case .nadam(let beta1, let beta2, let epsilon, let momentumDecay):
        Self.moments(beta1, beta2, epsilon)
          + [("momentumDecay", "not negative", momentumDecay, momentumDecay >= 0)]
      case .sgd(let momentum):
        [("momentum", "at least 0 and below 1", momentum, momentum >= 0 && momentum < 1)]
      }
    return numbers.filter { !$0.3 }.map { ($0.0, $0.1, $0.2) }
  }

  private static func moments(
    _ beta1: Double, _ beta2: Double, _ epsilon: Double
  ) -> [(String, String, Double, Bool)] {
    [
      ("beta1", "at least 0 and below 1", beta1, beta1 >= 0 && beta1 < 1),
      ("beta2", "at least 0 and below 1", beta2, beta2 >= 0 && beta2 < 1),
      ("epsilon", "positive", epsilon, epsilon > 0),
    ]
  }
}
