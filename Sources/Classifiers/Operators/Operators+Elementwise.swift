import ONNX
import Tensors

extension OperatorTable {
  static let unaryFunctions: Family = {
    var family: Family = [
      "IsInf": OperatorDefinition(since: 10) { try isInfinite($0) }
    ]
    for (name, function) in oldFunctions {
      family[name] = OperatorDefinition { try $0.unary { try $0.applying(function) } }
    }
    for (name, since, function) in laterFunctions {
      family[name] = OperatorDefinition(since: since) {
        try $0.unary { try $0.applying(function) }
      }
    }
    return family.mapValues { $0.wideningUnsigned() }
  }()

  private static let oldFunctions: [(String, ElementwiseFunction)] = [
    ("Abs", .abs), ("Neg", .neg), ("Sqrt", .sqrt), ("Exp", .exp), ("Log", .log),
    ("Reciprocal", .reciprocal), ("Floor", .floor), ("Ceil", .ceil), ("Tanh", .tanh),
    ("Sigmoid", .sigmoid), ("Not", .logicalNot),
  ]

  /// Functions with the opset that introduced them.
  private static let laterFunctions: [(String, Int, ElementwiseFunction)] = [
    ("Sin", 7, .sin), ("Cos", 7, .cos), ("Tan", 7, .tan), ("Asin", 7, .asin),
    ("Acos", 7, .acos), ("Atan", 7, .atan), ("Sinh", 9, .sinh), ("Cosh", 9, .cosh),
    ("Asinh", 9, .asinh), ("Acosh", 9, .acosh), ("Atanh", 9, .atanh), ("Erf", 9, .erf),
    ("Sign", 9, .sign), ("IsNaN", 9, .isnan), ("Round", 11, .round),
    ("BitwiseNot", 18, .bitwiseNot),
  ]

  private static func isInfinite(_ context: OperatorContext) throws -> Kernel {
    let positive = try context.flag("detect_positive", default: true)
    let negative = try context.flag("detect_negative", default: true)
    return try context.unary { input in
      let infinite = try input.applying(.isinf)
      if positive && negative { return infinite }
      guard positive || negative else { return try infinite.combined(.xor, infinite) }
      let zero = try input.filled(0, shape: [])
      return try infinite.combined(.and, try input.compared(positive ? .greater : .less, zero))
    }
  }
}

// MARK: Two inputs

extension OperatorTable {
  static let arithmetic: Family = [
    "Add": OperatorDefinition { try $0.pairwise { try $0.adding($1) } },
    "Sub": OperatorDefinition { try $0.pairwise { try $0.subtracting($1) } },
    "Mul": OperatorDefinition { try $0.pairwise { try $0.multiplied(by: $1) } },
    "Div": OperatorDefinition { try division($0) },
    "Pow": OperatorDefinition { try power($0) },
    "Mod": OperatorDefinition(since: 10) { context in
      let truncates = try context.flag("fmod")
      return try context.binary {
        truncates
          ? try $0.remainderTruncating(dividingBy: $1) : try $0.remainder(dividingBy: $1)
      }
    },
    "Max": OperatorDefinition { try $0.fold { try $0.maximum($1) } },
    "Min": OperatorDefinition { try $0.fold { try $0.minimum($1) } },
    "Sum": OperatorDefinition { try $0.fold { try $0.adding($1) } },
    "Mean": OperatorDefinition { context in
      let share = 1 / Double(context.inputs.count)
      let sum = try context.fold { try $0.adding($1) }
      return { [try sum($0)[0].multiplied(by: share)] }
    },
  ].mapValues { $0.wideningUnsigned() }

  private static func division(_ context: OperatorContext) throws -> Kernel {
    let isFloat = try context.input(0).tensor.scalarType.isFloatingPoint
    return try context.pairwise {
      isFloat ? try $0.divided(by: $1) : try $0.dividedTruncating(by: $1)
    }
  }

  /// The result has the type of the base; a constant exponent is read once.
  private static func power(_ context: OperatorContext) throws -> Kernel {
    let base = try context.input(0).tensor
    let exponent = try context.input(1)
    let fits = exponent.tensor.count == 1 && exponent.tensor.rank <= base.rank
    if exponent.isConstant, fits, base.scalarType.isFloatingPoint,
      let number = try context.constantFloats(1)?.first
    {
      return try context.unary { try $0.raised(to: number) }
    }
    return try context.pairwise {
      let type = $0.scalarType
      let exponent = type.isFloatingPoint ? try $1.converted(to: type) : $1
      return try $0.raised(to: exponent).converted(to: type)
    }
  }
}

extension OperatorTable {
  static let comparisons: Family = [
    "Equal": compare(.equal), "Greater": compare(.greater), "Less": compare(.less),
    "GreaterOrEqual": compare(.greaterOrEqual, since: 12),
    "LessOrEqual": compare(.lessOrEqual, since: 12),
    "And": combine(.and), "Or": combine(.or), "Xor": combine(.xor),
    "BitwiseAnd": combineBits(.and), "BitwiseOr": combineBits(.or),
    "BitwiseXor": combineBits(.xor),
    "BitShift": OperatorDefinition(since: 11) { context in
      let direction = try context.choice("direction", default: ShiftDirection.left)
      return try context.binary {
        try $0.combinedBits(direction == .left ? .leftShift : .rightShift, $1)
      }
    },
    "Where": OperatorDefinition(since: 9) {
      try $0.ternary { try $0.selecting($1, else: $2) }
    },
  ].mapValues { $0.wideningUnsigned() }

  private enum ShiftDirection: String, CaseIterable {
    case left = "LEFT"
    case right = "RIGHT"
  }

  private static func compare(
    _ comparison: Comparison, since: Int = Model.supportedOpsets.lowerBound
  ) -> OperatorDefinition {
    OperatorDefinition(since: since) { try $0.pairwise { try $0.compared(comparison, $1) } }
  }

  private static func combine(_ operation: LogicalOperation) -> OperatorDefinition {
    OperatorDefinition { try $0.pairwise { try $0.combined(operation, $1) } }
  }

  private static func combineBits(_ operation: BitwiseOperation) -> OperatorDefinition {
    OperatorDefinition(since: 18) { try $0.binary { try $0.combinedBits(operation, $1) } }
  }
}
