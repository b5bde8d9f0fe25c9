public import Classifiers
public import Tensors

/// A network with its weights: a value that can be evaluated, compared and exported.
public struct Network: Hashable, Sendable {
  public let architecture: NetworkArchitecture
  /// How colors become the network's input.
  public let preprocessing: Preprocessing
  let plan: NetworkPlan
  /// The numbers of each of the plan's parameters, in its order.
  var values: [[Float]]

  /// Creates a network with random weights.
  ///
  /// Convolutions are drawn as by He et al. (2015) from the seed and their place alone.
  ///
  /// - Throws: `TrainingError.invalidConfiguration`, with every violation found.
  public init(
    _ architecture: NetworkArchitecture, preprocessing: Preprocessing, seed: UInt64
  ) throws(TrainingError) {
    let violations = architecture.violations
    guard violations.isEmpty else { throw .invalidConfiguration(violations) }
    let plan = NetworkPlan(architecture)
    let values = plan.parameters.enumerated().map { index, parameter in
      Self.initialValues(of: parameter, index: index, seed: seed)
    }
    self.init(architecture, preprocessing: preprocessing, values: values)
  }

  /// Creates a network with weights from elsewhere.
  ///
  /// - Parameters:
  ///   - architecture: The shape of the network.
  ///   - preprocessing: How colors become its input.
  ///   - namedValues: The numbers of each part, as in ``namedValues``; others are passed over.
  /// - Throws: `TrainingError.invalidConfiguration`, or `.wrongValueCount` if a part is missing or
  ///   of another size.
  public init(
    _ architecture: NetworkArchitecture, preprocessing: Preprocessing,
    namedValues: [String: [Float]]
  ) throws(TrainingError) {
    let violations = architecture.violations
    guard violations.isEmpty else { throw .invalidConfiguration(violations) }
    var values: [[Float]] = []
    for parameter in NetworkPlan(architecture).parameters {
      let found = namedValues[parameter.name] ?? []
      guard found.count == parameter.count else {
        throw .wrongValueCount(
          part: parameter.name, expected: parameter.count, found: found.count)
      }
      values.append(found)
    }
    self.init(architecture, preprocessing: preprocessing, values: values)
  }

  /// Creates a network of a valid architecture.
  init(_ architecture: NetworkArchitecture, preprocessing: Preprocessing, values: [[Float]]) {
    self.architecture = architecture
    self.preprocessing = preprocessing
    self.values = values
    plan = NetworkPlan(architecture)
  }

  private static func initialValues(
    of parameter: NetworkParameter, index: Int, seed: UInt64
  ) -> [Float] {
    switch parameter.role {
    case .affine(let initial), .statistic(let initial):
      return [Float](repeating: initial, count: parameter.count)
    case .weight(let deviation):
      var random = TrainingDraw(purpose: .initialization, epoch: 0, index: index).stream(seed)
      return (0..<parameter.count).map { _ in Float(deviation * random.normal()) }
    }
  }

  /// How many numbers are trained.
  public var parameterCount: Int {
    plan.parameters.filter(\.isTrained).reduce(0) { $0 + $1.count }
  }

  /// The numbers of each part by name, such as `stem.conv.weight`, row-major; the names and the
  /// layouts are PyTorch's.
  public var namedValues: [String: [Float]] {
    Dictionary(uniqueKeysWithValues: zip(plan.parameters.map(\.name), values))
  }

  /// The parameters as tensors by name.
  func tensors() throws(TensorError) -> [String: Tensor] {
    var tensors: [String: Tensor] = [:]
    for (parameter, values) in zip(plan.parameters, values) {
      tensors[parameter.name] = try Tensor(values, shape: parameter.shape)
    }
    return tensors
  }

  /// Returns the class scores by the running statistics, as an exported file would give them.
  ///
  /// - Parameter images: Colors in `0...1`, of shape `[batch, channels, height, width]`.
  /// - Returns: Scores before softmax, of shape `[batch, classes]`.
  /// - Throws: `TensorError` if the images do not fit.
  public func logits(of images: Tensor) throws(TensorError) -> Tensor {
    try withoutGradients { () throws(TensorError) in try recordedLogits(of: images) }
  }

  /// The same, recorded for the gradients of the images.
  package func recordedLogits(of images: Tensor) throws(TensorError) -> Tensor {
    var forward = ForwardPass(plan, parameters: try tensors(), mode: .evaluation)
    return try forward.logits(of: InputNormalization(preprocessing).applied(to: images))
  }
}
