/// One step of a network: a named value and how it is computed from others.
struct NetworkLayer: Hashable, Sendable {
  /// What a layer computes.
  enum Operation: Hashable, Sendable {
    case convolution(inputs: Int, outputs: Int, kernelSize: Int, stride: Int)
    case batchNormalization(channels: Int)
    case relu
    /// The mean of each square of pixels; those that the number leaves over are left out.
    case average(side: Int)
    /// The elementwise sum of two values.
    case sum
    /// The mean of each channel, of shape `[batch, channels, 1, 1]`.
    case globalAverage
    case flatten
    case linear(inputs: Int, outputs: Int)
  }

  /// The name of the value: `stage1.block0.relu1`.
  let name: String
  let operation: Operation
  /// The names of the values read.
  let inputs: [String]
}

/// One block of numbers that a layer owns.
struct NetworkParameter: Hashable, Sendable {
  /// How a parameter comes about.
  enum Role: Hashable, Sendable {
    /// Trained and drawn to zero; drawn at first with a standard deviation.
    case weight(deviation: Double)
    /// Trained and left where it is; all the same at first.
    case affine(initial: Float)
    /// A running mean or variance of the activations.
    case statistic(initial: Float)
  }

  /// The layer's name and PyTorch's for the part: `stem.bn.running_mean`.
  let name: String
  let shape: [Int]
  let role: Role

  var count: Int { shape.reduce(1, *) }

  var isTrained: Bool {
    if case .statistic = role { return false }
    return true
  }

  var isDecayed: Bool {
    if case .weight = role { return true }
    return false
  }
}

extension NetworkLayer {
  /// The value of the scale of a batch normalization before training.
  private var initialScale: Float {
    // The last one of a residual block starts at zero, so that the block starts as its shortcut
    // (Goyal et al., 2017).
    name.hasSuffix(".bn2") ? 0 : 1
  }

  /// What the layer owns, in the order that ONNX's operators take it.
  var parameters: [NetworkParameter] {
    switch operation {
    case .convolution(let inputs, let outputs, let kernelSize, _):
      // He et al. (2015): keeps the variance of activations through a ReLU.
      let deviation = (2 / Double(inputs * kernelSize * kernelSize)).squareRoot()
      return [
        parameter(
          "weight", [outputs, inputs, kernelSize, kernelSize], .weight(deviation: deviation))
      ]
    case .batchNormalization(let channels):
      return [
        parameter("weight", [channels], .affine(initial: initialScale)),
        parameter("bias", [channels], .affine(initial: 0)),
        parameter("running_mean", [channels], .statistic(initial: 0)),
        parameter("running_var", [channels], .statistic(initial: 1)),
      ]
    case .linear(let inputs, let outputs):
      let deviation = (1 / Double(inputs)).squareRoot()
      return [
        parameter("weight", [outputs, inputs], .weight(deviation: deviation)),
        parameter("bias", [outputs], .affine(initial: 0)),
      ]
    case .relu, .average, .sum, .globalAverage, .flatten:
      return []
    }
  }

  private func parameter(
    _ part: String, _ shape: [Int], _ role: NetworkParameter.Role
  ) -> NetworkParameter {
    NetworkParameter(name: "\(name).\(part)", shape: shape, role: role)
  }
}
