import Tensors

extension OperatorTable {
  static let resampling: Family = [
    "Resize": OperatorDefinition(since: 10, note: "scales, sizes and roi must be constants") {
      try resize($0)
    },
    "Upsample": OperatorDefinition(until: 9, note: "the scales must be constants") {
      try resize($0)
    },
    "GridSample": OperatorDefinition(since: 16, note: "2 spatial axes; 3 without cubic") {
      try gridSample($0)
    },
    "AffineGrid": OperatorDefinition(since: 20, note: "the size must be a constant") { context in
      guard let shape = try context.constantIntegers(1) else {
        throw context.invalid("input 1 is missing")
      }
      try context.requireReasonable(shape)
      let alignsCorners = try context.flag("align_corners")
      return try context.unary {
        try Tensor.affineGrid($0, shape: shape, alignsCorners: alignsCorners)
      }
    },
  ]

  private static func resize(_ context: OperatorContext) throws -> Kernel {
    let attributes = try ResizeAttributes(context)
    let traced = try context.shape(0)
    let plan = try ResizePlan(attributes, shape: traced, context)
    return try context.unary { input in
      let shape = input.shape
      let current = shape == traced ? plan : try ResizePlan(attributes, shape: shape, context)
      return try current.resized(input)
    }
  }
}

// MARK: Grids

extension OperatorTable {
  private enum GridMode: String, CaseIterable {
    case bilinear, linear, nearest, bicubic, cubic

    var interpolation: Interpolation {
      switch self {
      case .bilinear, .linear: .linear
      case .nearest: .nearest
      case .bicubic, .cubic: .cubic
      }
    }
  }

  private enum GridPadding: String, CaseIterable {
    case zeros, border, reflection

    var outside: OutsideValue {
      switch self {
      case .zeros: .zeros
      case .border: .border
      case .reflection: .reflection
      }
    }
  }

  private static func gridSample(_ context: OperatorContext) throws -> Kernel {
    let interpolation = try context.choice("mode", default: GridMode.linear).interpolation
    let outside = try context.choice("padding_mode", default: GridPadding.zeros).outside
    let alignsCorners = try context.flag("align_corners")
    let rank = try context.shape(0).count
    guard rank == 4 || rank == 5 && interpolation != .cubic else {
      throw context.invalid("cannot sample \(rank - 2) spatial axes in this mode")
    }
    return try context.binary {
      try $0.sampled(
        at: try $1.matching($0), interpolation, outside: outside, alignsCorners: alignsCorners)
    }
  }
}
