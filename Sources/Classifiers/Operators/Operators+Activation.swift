import Tensors

extension OperatorTable {
  static let activations: Family = [
    "Relu": OperatorDefinition { try $0.unary { try $0.relu() } },
    "LeakyRelu": OperatorDefinition { context in
      let slope = try context.float("alpha") ?? 0.01
      return try context.unary { try $0.leakyRelu(slope: slope) }
    },
    "PRelu": OperatorDefinition { try parametricRelu($0) },
    "Elu": OperatorDefinition { context in
      let alpha = try context.float("alpha") ?? 1
      return try context.unary { try $0.elu(alpha: alpha) }
    },
    "Selu": OperatorDefinition { context in
      let alpha = try context.float("alpha") ?? 1.67326319217681884765625
      let gamma = try context.float("gamma") ?? 1.05070102214813232421875
      return try context.unary { try $0.elu(alpha: alpha, scale: gamma) }
    },
    "Celu": OperatorDefinition(since: 12) { context in
      let alpha = try context.float("alpha") ?? 1
      return try context.unary { try $0.elu(alpha: alpha, inputScale: 1 / alpha) }
    },
    "ThresholdedRelu": OperatorDefinition(since: 10) { context in
      let alpha = try context.float("alpha") ?? 1
      return try context.unary { try $0.thresholded(above: alpha, else: 0) }
    },
    "Gelu": OperatorDefinition(since: 20) { context in
      let approximation = try context.choice("approximate", default: GeluApproximation.none)
      return try context.unary { try $0.gelu(tanhApproximation: approximation == .tanh) }
    },
    "HardSigmoid": OperatorDefinition { try hardSigmoid($0) },
    "HardSwish": OperatorDefinition(since: 14) { try $0.unary { try $0.hardSwish() } },
    "Mish": OperatorDefinition(since: 18) { try $0.unary { try $0.mish() } },
    "Softplus": OperatorDefinition { try $0.unary { try $0.softplus() } },
    "Softsign": OperatorDefinition {
      try $0.unary { try $0.divided(by: try $0.applying(.abs).adding(1)) }
    },
    "Shrink": OperatorDefinition(since: 9) { try shrink($0) },
    "Clip": OperatorDefinition { try clip($0) },
  ]

  private enum GeluApproximation: String, CaseIterable {
    case none, tanh
  }

  /// One slope, or one for each channel, is what libtorch has; others are composed.
  private static func parametricRelu(_ context: OperatorContext) throws -> Kernel {
    let shape = try context.shape(0)
    let slopes = try context.shape(1)
    let perChannel = shape.dropFirst().prefix(1) + shape.dropFirst(2).map { _ in 1 }
    let count = slopes.reduce(1, *)
    // Before opset 7 a list was one slope for each channel, wherever the channels are.
    let isOldList = context.opset < 7 && slopes == Array(shape.dropFirst().prefix(1))
    if count == 1 || isOldList || slopes == Array(perChannel) || slopes == [1] + perChannel {
      return try context.binary {
        try $0.parametricRelu(slope: try $1.reshaped(to: [count]))
      }
    }
    return try context.binary { image, slope in
      let negative = try image.clamped(minimum: nil, maximum: 0.0)
      return try image.relu().adding(try negative.multiplied(by: slope))
    }
  }

  private static func hardSigmoid(_ context: OperatorContext) throws -> Kernel {
    let alpha = try context.float("alpha") ?? 0.2
    let beta = try context.float("beta") ?? 0.5
    if Float(alpha) == Float(1.0 / 6), beta == 0.5 {
      return try context.unary { try $0.hardSigmoid() }
    }
    return try context.unary {
      try $0.multiplied(by: alpha).adding(beta).clamped(minimum: 0.0, maximum: 1.0)
    }
  }

  private static func shrink(_ context: OperatorContext) throws -> Kernel {
    let bias = try context.float("bias") ?? 0
    let limit = try context.float("lambd") ?? 0.5
    return try context.unary { input in
      let zero = try input.filled(0, shape: [])
      let above = try input.compared(.greater, try zero.adding(limit))
      let below = try input.compared(.less, try zero.adding(-limit))
      let lower = try below.selecting(try input.adding(bias), else: zero)
      return try above.selecting(try input.adding(-bias), else: lower)
    }
  }

  /// Limits that are constants are read once; they were attributes before opset 11.
  private static func clip(_ context: OperatorContext) throws -> Kernel {
    guard context.opset >= 11 else {
      return try clamp(
        context, minimum: try context.float("min"), maximum: try context.float("max"))
    }
    let limits = [1, 2].compactMap { context.optionalInput($0) }
    let type = try context.input(0).tensor.scalarType
    if limits.allSatisfy(\.isConstant), type.isFloatingPoint {
      return try clamp(
        context, minimum: try context.constantFloats(1)?.first,
        maximum: try context.constantFloats(2)?.first)
    }
    guard !limits.isEmpty else { return try context.unary { $0 } }
    return {
      [try $0.required(0).clamped(minimum: $0.optional(1), maximum: $0.optional(2))]
    }
  }

  private static func clamp(
    _ context: OperatorContext, minimum: Double?, maximum: Double?
  ) throws -> Kernel {
    guard minimum != nil || maximum != nil else { return try context.unary { $0 } }
    return try context.unary { try $0.clamped(minimum: minimum, maximum: maximum) }
  }
}

// MARK: Softmax and its kin

extension OperatorTable {
  static let softmaxes: Family = [
    "Softmax": OperatorDefinition { context in
      try alongAxis(context) { try $0.softmax(axis: $1) }
    },
    "LogSoftmax": OperatorDefinition { context in
      try alongAxis(context) { try $0.logSoftmax(axis: $1) }
    },
    "Hardmax": OperatorDefinition { context in
      try alongAxis(context) { input, axis in
        let places = try input.indexOfMaximum(axis: axis, keepsAxis: true)
        let zeros = try input.filled(0, shape: input.shape)
        let ones = try input.filled(1, shape: places.shape)
        return try zeros.scattering(ones, at: places, axis: axis)
      }
    },
  ]

  /// Before opset 13 the axes from `axis` on are taken together.
  private static func alongAxis(
    _ context: OperatorContext, _ body: @escaping (Tensor, Int) throws -> Tensor
  ) throws -> Kernel {
    let axis = try context.axis(default: context.opset < 13 ? 1 : -1)
    let rank = try context.shape(0).count
    guard context.opset < 13, axis != rank - 1 else {
      return try context.unary { try body($0, axis) }
    }
    return try context.unary { input in
      let shape = input.shape
      let flat = try input.reshaped(to: [shape[..<axis].reduce(1, *), -1])
      return try body(flat, 1).reshaped(to: shape)
    }
  }
}
