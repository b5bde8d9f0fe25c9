internal import Tensors

/// Computes a plan's layers by libtorch, for training or for evaluation.
struct ForwardPass {
  /// Where batch normalization takes its statistics from.
  enum Mode {
    /// The batch itself.
    case training
    /// The running statistics.
    case evaluation
  }

  /// What is added to a variance before its root is taken; PyTorch's value.
  static let epsilon = 1e-5

  /// The mean and the variance of a batch in one layer.
  struct BatchStatistics {
    let layer: String
    let mean: Tensor
    let variance: Tensor
    /// How many values of a channel they are of.
    let valueCount: Int
  }

  let plan: NetworkPlan
  /// By name; the running statistics are read in evaluation alone.
  let parameters: [String: Tensor]
  let mode: Mode
  private(set) var statistics: [BatchStatistics] = []

  init(_ plan: NetworkPlan, parameters: [String: Tensor], mode: Mode) {
    self.plan = plan
    self.parameters = parameters
    self.mode = mode
  }

  /// Returns the class scores of normalized images.
  ///
  /// - Parameter input: Of shape `[batch, channels, height, width]`.
  /// - Returns: Scores, of shape `[batch, classes]`.
  /// - Throws: `TensorError` if the images do not fit.
  mutating func logits(of input: Tensor) throws(TensorError) -> Tensor {
    var values = [NetworkPlan.inputName: try input.channelsLast()]
    for layer in plan.layers {
      let inputs = layer.inputs.compactMap { values[$0] }
      values[layer.name] = try value(of: layer, inputs)
    }
    guard let logits = values[NetworkPlan.outputName] else {
      preconditionFailure("the plan ends without \(NetworkPlan.outputName)")
    }
    return logits
  }

  private mutating func value(
    of layer: NetworkLayer, _ inputs: [Tensor]
  ) throws(TensorError) -> Tensor {
    let input = inputs[0]
    switch layer.operation {
    case .convolution(_, _, let kernelSize, let stride):
      let geometry = ConvolutionGeometry(
        strides: [stride, stride], padding: [kernelSize / 2, kernelSize / 2], dilations: [1, 1])
      return try input.convolved(with: parameter(layer, "weight"), bias: nil, geometry)
    case .batchNormalization: return try normalized(input, layer)
    case .relu: return try input.relu()
    case .average(let side):
      let squares = PoolingGeometry(
        window: [side, side], strides: [side, side], padding: [0, 0])
      return try input.averagePooled(squares, countsPadding: false)
    case .sum: return try input.adding(inputs[1])
    case .globalAverage: return try input.mean(axes: [2, 3], keepsAxes: true)
    case .flatten: return try input.reshaped(to: [input.shape[0], -1])
    case .linear:
      return try input.linear(weights: parameter(layer, "weight"), bias: parameter(layer, "bias"))
    }
  }

  private mutating func normalized(
    _ input: Tensor, _ layer: NetworkLayer
  ) throws(TensorError) -> Tensor {
    let (scale, bias) = (parameter(layer, "weight"), parameter(layer, "bias"))
    guard mode == .training else {
      return try input.batchNormalized(
        scale: scale, bias: bias, mean: parameter(layer, "running_mean"),
        variance: parameter(layer, "running_var"), epsilon: Self.epsilon)
    }
    let result = try input.batchNormalizedByItself(
      scale: scale, bias: bias, epsilon: Self.epsilon)
    let shape = input.shape
    statistics.append(
      BatchStatistics(
        layer: layer.name, mean: result.mean, variance: result.variance,
        valueCount: shape[0] * shape[2] * shape[3]))
    return result.output
  }

  private func parameter(_ layer: NetworkLayer, _ part: String) -> Tensor {
    guard let tensor = parameters["\(layer.name).\(part)"] else {
      preconditionFailure("no parameter \(layer.name).\(part)")
    }
    return tensor
  }
}
