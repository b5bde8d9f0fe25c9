import ONNX
import Tensors

extension OperatorTable {
  static let normalizations: Family = [
    "BatchNormalization": OperatorDefinition(note: "inference only") {
      try batchNormalization($0)
    },
    "InstanceNormalization": OperatorDefinition { context in
      let epsilon = try context.float("epsilon") ?? 1e-5
      return try context.ternary {
        try $0.instanceNormalized(scale: $1, bias: $2, epsilon: epsilon)
      }
    },
    "LayerNormalization": OperatorDefinition(since: 17) { try layerNormalization($0) },
    "GroupNormalization": OperatorDefinition(since: 18) { try groupNormalization($0) },
    "LpNormalization": OperatorDefinition { try lpNormalization($0) },
    "MeanVarianceNormalization": OperatorDefinition(since: 9) {
      try meanVarianceNormalization($0)
    },
    "LRN": OperatorDefinition { try localResponseNormalization($0) },
  ]

  private static func batchNormalization(_ context: OperatorContext) throws -> Kernel {
    try context.requireInference()
    try context.requireOutputs(atMost: 1, because: "training outputs are not supported")
    let epsilon = try context.float("epsilon") ?? 1e-5
    for index in 0..<5 { _ = try context.input(index) }
    guard try context.int("spatial") ?? 1 != 0 else {
      // Before opset 9: statistics for every place, of shape [channels, …].
      return { inputs in
        let deviation = try inputs.required(4).adding(epsilon).applying(.sqrt)
        let centered = try inputs.required(0).subtracting(inputs.required(3))
        let scaled = try centered.divided(by: deviation).multiplied(by: inputs.required(1))
        return [try scaled.adding(inputs.required(2))]
      }
    }
    return { inputs in
      [
        try inputs.required(0).batchNormalized(
          scale: inputs.required(1), bias: inputs.required(2), mean: inputs.required(3),
          variance: inputs.required(4), epsilon: epsilon)
      ]
    }
  }

  private static func layerNormalization(_ context: OperatorContext) throws -> Kernel {
    let axis = try context.axis(default: -1)
    let epsilon = try context.float("epsilon") ?? 1e-5
    _ = try context.input(1)
    guard context.node.outputs.count == 1 else {
      return { inputs in try layerStatistics(inputs, from: axis, epsilon: epsilon) }
    }
    return { inputs in
      let input = inputs.required(0)
      let shape = Array(input.shape[axis...])
      let scale = try inputs.required(1).expanded(to: shape)
      let bias = try inputs.optional(2)?.expanded(to: shape)
      return [
        try input.layerNormalized(shape: shape, scale: scale, bias: bias, epsilon: epsilon)
      ]
    }
  }

  /// The result, the means and the reciprocal deviations, all of which pass gradients.
  private static func layerStatistics(
    _ inputs: [Tensor?], from axis: Int, epsilon: Double
  ) throws -> [Tensor] {
    let input = inputs.required(0)
    let axes = Array(axis..<input.rank)
    let mean = try input.mean(axes: axes, keepsAxes: true)
    let centered = try input.subtracting(mean)
    let variance = try centered.multiplied(by: centered).mean(axes: axes, keepsAxes: true)
    let inverse = try variance.adding(epsilon).raised(to: -0.5)
    let scaled = try centered.multiplied(by: inverse).multiplied(by: inputs.required(1))
    return [try inputs.optional(2).map { try scaled.adding($0) } ?? scaled, mean, inverse]
  }

  /// Before opset 21 there is one scale and one bias for each group, not for each channel.
  private static func groupNormalization(_ context: OperatorContext) throws -> Kernel {
    guard let groups = try context.int("num_groups"), groups > 0 else {
      throw context.invalid("attribute 'num_groups' must be a positive integer")
    }
    let epsilon = try context.float("epsilon") ?? 1e-5
    let perGroup = context.opset < 21
    return try context.ternary { input, scale, bias in
      let share = input.shape[1] / groups
      func perChannel(_ values: Tensor) throws -> Tensor {
        guard perGroup else { return values }
        return try values.insertingAxis(1).expanded(to: [groups, share]).reshaped(to: [-1])
      }
      return try input.groupNormalized(
        groupCount: groups, scale: try perChannel(scale), bias: try perChannel(bias),
        epsilon: epsilon)
    }
  }

  private static func lpNormalization(_ context: OperatorContext) throws -> Kernel {
    let axis = try context.axis(default: -1)
    let order = Double(try context.int("p") ?? 2)
    return try context.unary {
      try $0.divided(by: try $0.norm(order: order, axes: [axis], keepsAxes: true))
    }
  }

  private static func meanVarianceNormalization(_ context: OperatorContext) throws -> Kernel {
    let rank = try context.shape(0).count
    let axes = try context.axes(try context.ints("axes") ?? [0, 2, 3], rank: rank)
    return try context.unary { input in
      let centered = try input.subtracting(try input.mean(axes: axes, keepsAxes: true))
      let variance = try centered.multiplied(by: centered).mean(axes: axes, keepsAxes: true)
      // ONNX's function body keeps the divisor from zero by adding this.
      return try centered.divided(by: try variance.applying(.sqrt).adding(1e-9))
    }
  }

  /// `x / (bias + alpha / size * Σ x²)^beta`, summed over `size` neighboring channels.
  private static func localResponseNormalization(_ context: OperatorContext) throws -> Kernel {
    guard let size = try context.int("size"), size > 0 else {
      throw context.invalid("attribute 'size' must be a positive integer")
    }
    let rows = try context.shape(0)
    guard rows.count > 1 else { throw context.invalid("needs an input with channels") }
    try context.require("size", [size])
    try context.requireReasonable(rows.dropFirst(2) + [rows[0], rows[1] + size])
    let alpha = try context.float("alpha") ?? 1e-4
    let beta = try context.float("beta") ?? 0.75
    let bias = try context.float("bias") ?? 1
    let window = PoolingGeometry(window: [size, 1], strides: [1, 1], padding: [0, 0])
    return try context.unary { input in
      let shape = input.shape
      let squares = try input.multiplied(by: input).reshaped(to: [shape[0], 1, shape[1], -1])
      let padded = try squares.padded([((size - 1) / 2, size / 2), (0, 0)])
      let means = try padded.averagePooled(window, countsPadding: true)
      let divisor = try means.multiplied(by: alpha).adding(bias).raised(to: beta)
      return try input.divided(by: try divisor.reshaped(to: shape))
    }
  }
}
