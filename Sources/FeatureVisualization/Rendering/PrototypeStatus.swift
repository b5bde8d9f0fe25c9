/// How far a prototype has come.
public enum PrototypeStatus: Hashable, Codable, Sendable {
  case running
  /// All steps were made.
  case completed
  /// Nothing had improved for the recipe's patience.
  case converged(step: Int)
  /// The objective that is enough was reached.
  case reachedObjective(step: Int)
  /// The objective or a gradient was not finite; the image is the last good one.
  case notFinite(step: Int)
  /// The image has no influence on the objective.
  case noGradient(GradientDiagnosis)

  /// Whether the image is of no use.
  public var isFailure: Bool {
    switch self {
    case .notFinite, .noGradient: true
    default: false
    }
  }
}

/// Why an objective's gradient by the image is zero.
public enum GradientDiagnosis: Hashable, Codable, Sendable {
  /// The values that the objective needs do not depend on the image at all.
  case layerIndependentOfImage(String)
  /// All values of a layer are zero: everything is behind dead ReLUs.
  case deadLayer(String)
  /// The softmax is saturated.
  case saturatedSoftmax(probability: Double)
  /// The objective is past its cap, or the cause is hidden in the network.
  case unexplained(objective: Double)
}

extension PrototypeStatus: CustomStringConvertible {
  public var description: String {
    switch self {
    case .running: "running"
    case .completed: "completed"
    case .converged(let step): "stopped at step \(step): nothing improved any more"
    case .reachedObjective(let step): "stopped at step \(step): the objective is reached"
    case .notFinite(let step):
      """
      stopped at step \(step): the objective or its gradient was not a finite number. The image is \
      the last good one. Lower the learning rate, or use --precision fp32.
      """
    case .noGradient(let diagnosis): diagnosis.description
    }
  }
}

extension GradientDiagnosis: CustomStringConvertible {
  public var description: String {
    switch self {
    case .layerIndependentOfImage(let layer):
      "Layer '\(layer)' does not depend on the image. Choose another with 'protogen layers'."
    case .deadLayer(let layer):
      """
      Layer '\(layer)' is zero everywhere, and its gradient as well: the ReLUs before it are dead \
      for the start image. Try another --seed, or another channel.
      """
    case .saturatedSoftmax(let probability):
      """
      The softmax is saturated: the probability is \(probability), and its gradient zero. Maximize \
      the logit instead.
      """
    case .unexplained(let objective):
      """
      The image has no influence on the objective, which is \(objective). Check the model's \
      preprocessing with 'protogen doctor', or choose another layer.
      """
    }
  }
}
