import ONNX
import Tensors

extension OperatorTable {
  static let shapes: Family = [
    "Reshape": OperatorDefinition(note: "the shape must be a constant") { try reshape($0) },
    "Flatten": OperatorDefinition { try flatten($0) },
    "Transpose": OperatorDefinition { try transpose($0) },
    "Squeeze": OperatorDefinition { try squeeze($0) },
    "Unsqueeze": OperatorDefinition { try unsqueeze($0) },
    "Expand": OperatorDefinition(since: 8, note: "the shape must be a constant") {
      try expand($0)
    },
    "Tile": OperatorDefinition(note: "the repeats must be constants") { try tile($0) },
    "Identity": OperatorDefinition { try $0.unary { $0 } },
    "Dropout": OperatorDefinition(note: "inference only") { try dropout($0) },
    "DepthToSpace": OperatorDefinition { try depthToSpace($0) },
    "SpaceToDepth": OperatorDefinition { try spaceToDepth($0) },
  ]

  /// An extent of 0 copies the input's, unless `allowzero` is set.
  private static func reshape(_ context: OperatorContext) throws -> Kernel {
    guard let shape = try context.constantIntegers(1) else {
      throw context.invalid("input 1 is missing")
    }
    let copies = try !context.flag("allowzero") && shape.contains(0)
    guard copies else { return try context.unary { try $0.reshaped(to: shape) } }
    let rank = try context.shape(0).count
    guard shape.enumerated().allSatisfy({ $0.element != 0 || $0.offset < rank }) else {
      throw context.invalid("shape \(shape) copies an extent that the input does not have")
    }
    return try context.unary { input in
      let old = input.shape
      return try input.reshaped(to: shape.enumerated().map { $1 == 0 ? old[$0] : $1 })
    }
  }

  private static func flatten(_ context: OperatorContext) throws -> Kernel {
    let rank = try context.shape(0).count
    let stated = try context.int("axis") ?? 1
    guard (-rank...rank).contains(stated) else {
      throw context.invalid("axis \(stated) does not exist in a tensor with \(rank) axes")
    }
    let axis = stated < 0 ? stated + rank : stated
    return try context.unary { input in
      let shape = input.shape
      return try input.reshaped(
        to: [shape[..<axis].reduce(1, *), shape[axis...].reduce(1, *)])
    }
  }

  private static func transpose(_ context: OperatorContext) throws -> Kernel {
    let rank = try context.shape(0).count
    let order = try context.ints("perm") ?? (0..<rank).reversed()
    guard try context.axes(order, rank: rank).count == rank else {
      throw context.invalid("'perm' is \(order), but the input has \(rank) axes")
    }
    return try context.unary { try $0.permuted(order) }
  }

  /// The axes were an attribute before opset 13.
  private static func statedAxes(_ context: OperatorContext) throws -> [Int]? {
    context.opset < 13 ? try context.ints("axes") : try context.constantIntegers(1)
  }

  private static func squeeze(_ context: OperatorContext) throws -> Kernel {
    let shape = try context.shape(0)
    let stated = try statedAxes(context)
    let axes = try context.axes(
      stated ?? shape.indices.filter { shape[$0] == 1 }, rank: shape.count)
    guard axes.allSatisfy({ shape[$0] == 1 }) else {
      throw context.invalid("axes \(axes) of shape \(shape) do not all have extent 1")
    }
    return try context.unary { try $0.removingAxes(axes) }
  }

  private static func unsqueeze(_ context: OperatorContext) throws -> Kernel {
    guard let stated = try statedAxes(context) else {
      throw context.invalid("the axes are missing")
    }
    let rank = try context.shape(0).count + stated.count
    let axes = try context.axes(stated, rank: rank).sorted()
    return try context.unary { input in
      try axes.reduce(input) { try $0.insertingAxis($1) }
    }
  }

  /// The result's shape is that of the input broadcast with the stated one.
  private static func expand(_ context: OperatorContext) throws -> Kernel {
    guard let stated = try context.constantIntegers(1) else {
      throw context.invalid("input 1 is missing")
    }
    try context.requireReasonable(broadcast(try context.shape(0), stated))
    return try context.unary { try $0.expanded(to: broadcast($0.shape, stated)) }
  }

  private static func broadcast(_ old: [Int], _ stated: [Int]) -> [Int] {
    let rank = max(old.count, stated.count)
    let padded = { (shape: [Int]) in Array(repeating: 1, count: rank - shape.count) + shape }
    return zip(padded(old), padded(stated)).map { $1 == 1 ? $0 : $1 }
  }

  private static func tile(_ context: OperatorContext) throws -> Kernel {
    guard let counts = try context.constantIntegers(1) else {
      throw context.invalid("input 1 is missing")
    }
    let shape = try context.shape(0)
    guard counts.count == shape.count else {
      throw context.invalid("\(counts.count) repeats were given for \(shape.count) axes")
    }
    try context.require("repeats", counts)
    try context.requireReasonable(zip(shape, counts).map(*))
    return try context.unary { try $0.tiled(counts) }
  }

  /// The mask, if wanted, is all true; it was of the data's type before opset 10.
  private static func dropout(_ context: OperatorContext) throws -> Kernel {
    try context.requireInference()
    if let training = context.optionalInput(2), context.opset >= 12 {
      guard training.isConstant, try training.tensor.integers().first == 0 else {
        throw context.invalid("training mode is not supported")
      }
    }
    _ = try context.input(0)
    guard context.node.outputs.count > 1 else { return { [$0.required(0)] } }
    let isBoolean = context.opset >= 10
    return { inputs in
      let input = inputs.required(0)
      let type = isBoolean ? .bool : input.scalarType
      return [input, try input.filled(1, shape: input.shape, type: type)]
    }
  }
}

// MARK: Depth and space

extension OperatorTable {
  /// No upscaling is larger.
  private static let blockLimit = 4096

  private enum DepthOrder: String, CaseIterable {
    case depthFirst = "DCR"
    case columnFirst = "CRD"
  }

  private static func blockSize(_ context: OperatorContext) throws -> Int {
    guard let size = try context.int("blocksize"), (1...blockLimit).contains(size) else {
      throw context.invalid("attribute 'blocksize' must be a number from 1 to \(blockLimit)")
    }
    guard try context.shape(0).count == 4 else {
      throw context.invalid("needs an input with 4 axes, not \(try context.shape(0))")
    }
    return size
  }

  private static func depthToSpace(_ context: OperatorContext) throws -> Kernel {
    let size = try blockSize(context)
    let depthFirst = try context.choice("mode", default: DepthOrder.depthFirst) == .depthFirst
    return try context.unary { input in
      let shape = input.shape
      let depth = shape[1] / (size * size)
      let blocks = depthFirst ? [size, size, depth] : [depth, size, size]
      let order = depthFirst ? [0, 3, 4, 1, 5, 2] : [0, 1, 4, 2, 5, 3]
      let split = try input.reshaped(to: [shape[0]] + blocks + [shape[2], shape[3]])
      return try split.permuted(order)
        .reshaped(to: [shape[0], depth, shape[2] * size, shape[3] * size])
    }
  }

  private static func spaceToDepth(_ context: OperatorContext) throws -> Kernel {
    let size = try blockSize(context)
    return try context.unary { input in
      let shape = input.shape
      let (rows, columns) = (shape[2] / size, shape[3] / size)
      let split = try input.reshaped(to: [shape[0], shape[1], rows, size, columns, size])
      return try split.permuted([0, 3, 5, 1, 2, 4])
        .reshaped(to: [shape[0], shape[1] * size * size, rows, columns])
    }
  }
}
