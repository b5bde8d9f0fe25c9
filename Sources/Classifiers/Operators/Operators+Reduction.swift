import Tensors

extension OperatorTable {
  static let reductions: Family = [
    "ReduceSum": reduce(axesInputSince: 13) { try $0.sum(axes: $1, keepsAxes: $2) },
    "ReduceMean": reduce { input, axes, keeps in
      guard !input.scalarType.isFloatingPoint else {
        return try input.mean(axes: axes, keepsAxes: keeps)
      }
      let mean = try input.converted(to: .float64).mean(axes: axes, keepsAxes: keeps)
      return try mean.converted(to: input.scalarType)
    },
    "ReduceMax": reduce { input, axes, keeps in
      if let empty = try extremum(ofEmpty: input, axes, keeps, -.infinity) { return empty }
      return try input.maximum(axes: axes, keepsAxes: keeps)
    },
    "ReduceMin": reduce { input, axes, keeps in
      if let empty = try extremum(ofEmpty: input, axes, keeps, .infinity) { return empty }
      return try input.minimum(axes: axes, keepsAxes: keeps)
    },
    "ReduceProd": reduce { input, axes, keeps in
      try axes.sorted(by: >).reduce(input) { try $0.product(axis: $1, keepsAxis: keeps) }
    },
    "ReduceL1": reduce { try $0.applying(.abs).sum(axes: $1, keepsAxes: $2) },
    "ReduceL2": reduce { input, axes, keeps in
      guard !input.scalarType.isFloatingPoint else {
        return try input.norm(order: 2, axes: axes, keepsAxes: keeps)
      }
      let norm = try input.converted(to: .float64).norm(order: 2, axes: axes, keepsAxes: keeps)
      return try norm.converted(to: input.scalarType)
    },
    "ReduceLogSum": reduce { try $0.sum(axes: $1, keepsAxes: $2).applying(.log) },
    "ReduceLogSumExp": reduce { try $0.logSumExp(axes: $1, keepsAxes: $2) },
    "ReduceSumSquare": reduce { try $0.multiplied(by: $0).sum(axes: $1, keepsAxes: $2) },
  ]

  private typealias Reduction = @Sendable (Tensor, [Int], Bool) throws -> Tensor

  /// Defines a reduction; its axes became an input in opset 18, those of ReduceSum in 13.
  private static func reduce(
    axesInputSince opset: Int = 18, _ body: @escaping Reduction
  ) -> OperatorDefinition {
    OperatorDefinition { context in
      let rank = try context.shape(0).count
      let stated =
        context.opset < opset ? try context.ints("axes") : try context.constantIntegers(1)
      let keeps = try context.flag("keepdims", default: true)
      if try context.flag("noop_with_empty_axes"), stated?.isEmpty ?? true {
        return try context.unary { $0 }
      }
      let axes = try context.axes(stated ?? [], rank: rank)
      let reduced = axes.isEmpty ? Array(0..<rank) : axes
      return try context.unary { try body($0, reduced, keeps) }
    }
  }

  /// The extremum over no elements is infinite, which libtorch refuses to say.
  private static func extremum(
    ofEmpty input: Tensor, _ axes: [Int], _ keeps: Bool, _ value: Double
  ) throws -> Tensor? {
    let shape = input.shape
    guard shape.contains(0), input.scalarType.isFloatingPoint else { return nil }
    let kept = shape.enumerated().compactMap { axis, extent in
      axes.contains(axis) ? (keeps ? 1 : nil) : extent
    }
    return try input.filled(value, shape: kept)
  }
}

// MARK: Order

extension OperatorTable {
  static let orderings: Family = [
    "ArgMax": OperatorDefinition {
      try indexOfExtremum($0) { try $0.indexOfMaximum(axis: $1, keepsAxis: $2) }
    },
    "ArgMin": OperatorDefinition {
      try indexOfExtremum($0) { try $0.indexOfMinimum(axis: $1, keepsAxis: $2) }
    },
    "TopK": OperatorDefinition { try largest($0) },
    "CumSum": OperatorDefinition(since: 11) { try cumulativeSum($0) },
  ]

  private static func indexOfExtremum(
    _ context: OperatorContext, _ body: @escaping (Tensor, Int, Bool) throws -> Tensor
  ) throws -> Kernel {
    let axis = try context.axis(default: 0)
    let keeps = try context.flag("keepdims", default: true)
    guard try context.flag("select_last_index") else {
      return try context.unary { try body($0, axis, keeps) }
    }
    return try context.unary { input in
      let fromEnd = try body(try input.flipped(axes: [axis]), axis, keeps)
      return try fromEnd.multiplied(by: -1).adding(Double(input.shape[axis] - 1))
        .converted(to: .int64)
    }
  }

  /// The count was an attribute before opset 10.
  private static func largest(_ context: OperatorContext) throws -> Kernel {
    let axis = try context.axis(default: -1)
    let stated = context.opset < 10 ? try context.int("k") : try context.constantIntegers(1)?.first
    let extent = try context.shape(0)[axis]
    guard let count = stated, (0...extent).contains(count) else {
      throw context.invalid("k must be a number from 0 to \(extent)")
    }
    let descending = try context.flag("largest", default: true)
    return { inputs in
      let sorted = try inputs.required(0).sorted(axis: axis, descending: descending)
      return [
        try sorted.values.slice(axis: axis, from: 0, to: count),
        try sorted.indices.slice(axis: axis, from: 0, to: count),
      ]
    }
  }

  private static func cumulativeSum(_ context: OperatorContext) throws -> Kernel {
    let rank = try context.shape(0).count
    guard let stated = try context.constantIntegers(1)?.first else {
      throw context.invalid("input 1 is missing")
    }
    let axis = try context.axis(stated, rank: rank)
    let exclusive = try context.flag("exclusive")
    let reverse = try context.flag("reverse")
    let shift = (0..<rank).dropFirst(axis).map { $0 == axis ? (1, -1) : (0, 0) }
    return try context.unary { input in
      let ordered = reverse ? try input.flipped(axes: [axis]) : input
      let inclusive = try ordered.cumulativeSum(axis: axis)
      let sums = exclusive ? try inclusive.padded(shift) : inclusive
      return reverse ? try sums.flipped(axes: [axis]) : sums
    }
  }
}
