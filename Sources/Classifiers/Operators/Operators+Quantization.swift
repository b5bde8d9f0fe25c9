import Tensors

extension OperatorTable {
  private static let straightThrough = "the gradient passes straight through"

  static let quantization: Family = [
    "QuantizeLinear": OperatorDefinition(since: 10, note: straightThrough) { try quantize($0) },
    "DequantizeLinear": OperatorDefinition(since: 10) { try dequantize($0) },
    "DynamicQuantizeLinear": OperatorDefinition(since: 11, note: straightThrough) {
      try dynamicQuantize($0)
    },
    "MatMulInteger": OperatorDefinition(since: 10) { try integerProduct($0) },
    "QLinearMatMul": OperatorDefinition(since: 10, note: straightThrough) {
      try quantizedProduct($0)
    },
    "ConvInteger": OperatorDefinition(since: 10) { try integerConvolution($0) },
    "QLinearConv": OperatorDefinition(since: 10, note: straightThrough) {
      try quantizedConvolution($0)
    },
  ]

  private static func quantize(_ context: OperatorContext) throws -> Kernel {
    let type = try quantizedType(context, zeroPoint: 2)
    let rounding = try QuantizedRounding(type, context)
    let layout = try ParameterLayout(context)
    return try context.binary(optional: 2) { input, scale, zeroPoint in
      let scale = try layout.aligned(scale, with: input)
      let zeroPoint = try zeroPoint.map {
        try layout.aligned($0, with: input).converted(to: .float32)
      }
      let value = try input.converted(to: scale.scalarType).divided(by: scale)
      return try rounding.rounded(value, zeroPoint: zeroPoint)
    }
  }

  private static func dequantize(_ context: OperatorContext) throws -> Kernel {
    let layout = try ParameterLayout(context)
    let type = context.resolved(try context.input(1).tensor.scalarType)
    return try context.binary(optional: 2) { input, scale, zeroPoint in
      let scale = try layout.aligned(scale, with: input)
      let centered = try centered(
        input, try zeroPoint.map { try layout.aligned($0, with: input) },
        in: scale.scalarType)
      return try centered.multiplied(by: scale).converted(to: type)
    }
  }

  /// The type of the result: the zero point's, or what `output_dtype` says, or `uint8`.
  private static func quantizedType(
    _ context: OperatorContext, zeroPoint: Int
  ) throws -> ScalarType {
    if let value = context.optionalInput(zeroPoint) { return value.tensor.scalarType }
    let code = try context.int("output_dtype") ?? 0
    return code == 0 ? .uint8 : try elementType(code, context)
  }

  /// Subtracts a zero point, in a type that holds the difference.
  private static func centered(
    _ input: Tensor, _ zeroPoint: Tensor?, in type: ScalarType
  ) throws -> Tensor {
    let wideType = type == .float64 ? type : .float32
    let wide = try input.converted(to: wideType)
    let difference = try zeroPoint.map { try wide.subtracting(try $0.converted(to: wideType)) }
    return try (difference ?? wide).converted(to: type)
  }

  /// The scale is the range of the data, zero included, over the 255 steps of `uint8`.
  private static func dynamicQuantize(_ context: OperatorContext) throws -> Kernel {
    let rounding = try QuantizedRounding(.uint8, context)
    _ = try context.input(0)
    return { inputs in
      let input = inputs.required(0)
      let fixed = try input.detached().reshaped(to: [-1])
      let zero = try fixed.filled(0, shape: [])
      let lowest = try fixed.minimum(axes: [0]).minimum(zero)
      let highest = try fixed.maximum(axes: [0]).maximum(zero)
      let scale = try highest.subtracting(lowest).multiplied(by: 1.0 / 255)
      let zeroPoint = try lowest.applying(.neg).divided(by: scale)
        .clamped(minimum: 0.0, maximum: 255.0).applying(.round)
      let result = try rounding.rounded(try input.divided(by: scale), zeroPoint: zeroPoint)
      return [result, scale, try rounding.converted(zeroPoint)]
    }
  }
}

// MARK: Products and convolutions

extension OperatorTable {
  /// Integer results are exact in 64-bit floats, which every device can multiply; where a program
  /// computes with one float type, 32 bits are, but for sums above 2^24, and much faster.
  private static func productType(_ context: OperatorContext) -> ScalarType {
    context.floatType == nil ? .float64 : .float32
  }

  private static func integerProduct(_ context: OperatorContext) throws -> Kernel {
    let (type, productType) = (integerResultType(context), productType(context))
    _ = (try context.input(0), try context.input(1))
    return { inputs in
      let first = try centered(
        inputs.required(0), try inputs.optional(2).map { try column($0, trailing: 1) },
        in: productType)
      let second = try centered(inputs.required(1), inputs.optional(3), in: productType)
      return [try first.matrixMultiplied(by: second).converted(to: type)]
    }
  }

  private static func integerConvolution(_ context: OperatorContext) throws -> Kernel {
    let (type, productType) = (integerResultType(context), productType(context))
    let window = try WindowAttributes(context, kernel: Array(try context.shape(1).dropFirst(2)))
    let groups = try context.int("group") ?? 1
    try checkChannels(context, groups: groups, weights: try context.shape(1))
    let convolve = try convolution(context, window, groups: groups)
    let axisCount = window.kernel.count
    return { inputs in
      let image = try centered(inputs.required(0), inputs.optional(2), in: productType)
      let zeroPoint = try inputs.optional(3).map { try column($0, trailing: axisCount + 1) }
      let kernel = try centered(inputs.required(1), zeroPoint, in: productType)
      let result = try convolve(image, kernel, nil)
      return [try result.converted(to: type)]
    }
  }

  private static func quantizedProduct(_ context: OperatorContext) throws -> Kernel {
    let rounding = try QuantizedRounding(try quantizedType(context, zeroPoint: 7), context)
    for index in 0..<8 { _ = try context.input(index) }
    let productType = productType(context)
    return { inputs in
      let scales = try [1, 4, 6].map { try inputs.required($0).converted(to: productType) }
      let first = try centered(
        inputs.required(0), try column(inputs.required(2), trailing: 1), in: productType)
      let second = try centered(inputs.required(3), inputs.required(5), in: productType)
      let product = try first.matrixMultiplied(by: second)
        .multiplied(by: try column(scales[0], trailing: 1)).multiplied(by: scales[1])
      return [
        try rounding.rounded(
          try product.divided(by: try column(scales[2], trailing: 1)),
          zeroPoint: try column(inputs.required(7), trailing: 1))
      ]
    }
  }

  private static func quantizedConvolution(_ context: OperatorContext) throws -> Kernel {
    let rounding = try QuantizedRounding(try quantizedType(context, zeroPoint: 7), context)
    for index in 0..<8 { _ = try context.input(index) }
    let weights = try context.shape(3)
    let window = try WindowAttributes(context, kernel: Array(weights.dropFirst(2)))
    let groups = try context.int("group") ?? 1
    try checkChannels(context, groups: groups, weights: weights)
    let convolve = try convolution(context, window, groups: groups)
    let axisCount = window.kernel.count
    let productType = productType(context)
    return { inputs in
      let scales = try [1, 4, 6].map { try inputs.required($0).converted(to: productType) }
      let image = try centered(inputs.required(0), inputs.required(2), in: productType)
      let kernel = try centered(
        inputs.required(3), try column(inputs.required(5), trailing: axisCount + 1),
        in: productType)
      let bias = try inputs.optional(8)?.converted(to: productType)
      let sums = try convolve(image, kernel, bias)
      let value = try sums.multiplied(by: scales[0])
        .multiplied(by: try column(scales[1], trailing: axisCount))
      return [
        try rounding.rounded(
          try value.divided(by: scales[2]), zeroPoint: inputs.required(7))
      ]
    }
  }

  /// Integers, or numbers that carry a gradient when the program computes with one float type.
  private static func integerResultType(_ context: OperatorContext) -> ScalarType {
    context.floatType == nil ? .int32 : .float32
  }

  /// A parameter for each row or channel, shaped to broadcast; one for all stays a scalar.
  private static func column(_ values: Tensor, trailing axisCount: Int) throws -> Tensor {
    let shape = values.shape
    if shape.reduce(1, *) == 1 { return try values.reshaped(to: []) }
    guard shape.count == 1 else { return values }
    return try values.reshaped(to: shape + Array(repeating: 1, count: axisCount))
  }
}
