import Tensors

extension OperatorTable {
  static let slicing: Family = [
    "Slice": OperatorDefinition(note: "bounds and steps must be constants") { try slice($0) },
    "Trilu": OperatorDefinition(since: 14, note: "the diagonal must be a constant") { context in
      let diagonal = try context.constantIntegers(1)?.first ?? 0
      try context.require(
        "k", [diagonal], in: -OperatorContext.numberLimit...OperatorContext.numberLimit)
      let upper = try context.flag("upper", default: true)
      return try context.unary {
        upper ? try $0.upperTriangle(diagonal: diagonal) : try $0.lowerTriangle(diagonal: diagonal)
      }
    },
    "CenterCropPad": OperatorDefinition(since: 18, note: "the shape must be a constant") {
      try centerCropPad($0)
    },
  ]

  /// What is taken along one axis.
  private struct Cut {
    let axis: Int
    let start: Int
    let end: Int
    let step: Int

    func applied(to input: Tensor) throws -> Tensor {
      guard step < 0 else {
        return try input.slice(axis: axis, from: start, to: end, step: step)
      }
      let extent = input.shape[axis]
      let first = min(max(start < 0 ? start + extent : start, 0), extent - 1)
      let past = max(end < 0 ? end + extent : end, -1)
      // Counted from the other end, the walk goes forwards.
      return try input.flipped(axes: [axis]).slice(
        axis: axis, from: extent - 1 - first, to: max(extent - 1 - past, 0), step: -step)
    }
  }

  /// Bounds and axes were attributes before opset 10, without steps.
  private static func slice(_ context: OperatorContext) throws -> Kernel {
    let rank = try context.shape(0).count
    let areAttributes = context.opset < 10
    let starts = areAttributes ? try context.ints("starts") : try context.constantIntegers(1)
    let ends = areAttributes ? try context.ints("ends") : try context.constantIntegers(2)
    let stated = areAttributes ? try context.ints("axes") : try context.constantIntegers(3)
    guard let starts, let ends else { throw context.invalid("the bounds are missing") }
    let steps = try areAttributes ? nil : context.constantIntegers(4)
    let axes = try context.axes(stated ?? Array(starts.indices), rank: rank)
    let lengths = [ends.count, axes.count, steps?.count ?? starts.count]
    guard lengths.allSatisfy({ $0 == starts.count }) else {
      throw context.invalid("starts, ends, axes and steps differ in length")
    }
    guard steps?.contains(where: { $0 == 0 || $0 == .min }) != true else {
      throw context.invalid("a step is 0")
    }
    let cuts = axes.indices.map {
      Cut(axis: axes[$0], start: starts[$0], end: ends[$0], step: steps?[$0] ?? 1)
    }
    return try context.unary { input in try cuts.reduce(input) { try $1.applied(to: $0) } }
  }

  private static func centerCropPad(_ context: OperatorContext) throws -> Kernel {
    let rank = try context.shape(0).count
    let axes = try context.axes(try context.ints("axes") ?? Array(0..<rank), rank: rank)
    guard let shape = try context.constantIntegers(1), shape.count == axes.count else {
      throw context.invalid("input 1 must state an extent for each of \(axes.count) axes")
    }
    try context.requireReasonable(shape)
    let wanted = Dictionary(uniqueKeysWithValues: zip(axes, shape))
    return try context.unary { input in
      try input.padded(
        input.shape.enumerated().map { axis, extent in
          let missing = (wanted[axis] ?? extent) - extent
          // Half of what is missing or too much, rounded down, is at the start.
          let before = missing < 0 ? -(-missing / 2) : missing / 2
          return (before, missing - before)
        })
    }
  }
}
