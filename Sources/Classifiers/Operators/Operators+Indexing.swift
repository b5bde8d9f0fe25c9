import ONNX
import Tensors

extension OperatorTable {
  static let indexing: Family = [
    "Gather": OperatorDefinition { try gather($0) },
    "GatherElements": OperatorDefinition(since: 11) { context in
      let axis = try context.axis(default: 0)
      return try context.binary {
        try $0.gathered(try nonNegative($1, extent: $0.shape[axis]), axis: axis)
      }
    },
    "GatherND": OperatorDefinition(since: 11) { try gatherCoordinates($0) },
    "ScatterElements": OperatorDefinition(since: 11) { try scatterElements($0) },
    "Scatter": OperatorDefinition(since: 9, until: 10) { try scatterElements($0) },
    "ScatterND": OperatorDefinition(since: 11) { try scatterCoordinates($0) },
    "OneHot": OperatorDefinition(since: 9, note: "the depth must be a constant") {
      try oneHot($0)
    },
    "NonZero": OperatorDefinition(since: 9, note: "of a constant") { context in
      guard try context.input(0).isConstant else {
        throw context.invalid("input 0 ('\(context.node.inputs[0])') must be a constant")
      }
      return try context.unary { try $0.nonzeroCoordinates().transposed(0, 1) }
    },
  ]

  /// Counts negative indices from the end of an axis, as 64-bit integers.
  private static func nonNegative(_ indices: Tensor, extent: Int) throws -> Tensor {
    let wide = try indices.converted(to: .int64)
    let wrapped = try wide.adding(try wide.filled(Double(extent), shape: []))
    let zero = try wide.filled(0, shape: [])
    return try wide.compared(.less, zero).selecting(wrapped, else: wide)
  }

  /// One constant index takes a view; others copy.
  private static func gather(_ context: OperatorContext) throws -> Kernel {
    let axis = try context.axis(default: 0)
    let indices = try context.input(1)
    if indices.isConstant, indices.tensor.rank == 0,
      let index = try context.constantIntegers(1)?.first
    {
      return try context.unary { try $0.element(index, axis: axis) }
    }
    return try context.binary { input, indices in
      let shape = input.shape
      let flat = try nonNegative(indices, extent: shape[axis]).reshaped(to: [-1])
      return try input.elements(flat, axis: axis)
        .reshaped(to: shape[..<axis] + indices.shape + shape[(axis + 1)...])
    }
  }

  /// The last axis of the indices holds coordinates of the input's first axes.
  private static func gatherCoordinates(_ context: OperatorContext) throws -> Kernel {
    let batchAxes = try context.int("batch_dims") ?? 0
    let rank = try context.shape(0).count
    let shape = try context.shape(1)
    guard let depth = shape.last, batchAxes >= 0, batchAxes + depth <= rank,
      batchAxes < shape.count
    else {
      throw context.invalid("indices of shape \(shape) do not fit \(rank) axes")
    }
    return try context.binary { input, indices in
      let extents = input.shape
      var coordinates: [Tensor] = []
      for axis in 0..<batchAxes {
        let column = [-1] + (axis + 1..<shape.count - 1).map { _ in 1 }
        let places = try Tensor.integers(0..<extents[axis]).onDevice(of: input)
        coordinates.append(try places.reshaped(to: column))
      }
      for place in 0..<depth {
        let column = try indices.element(place, axis: -1)
        coordinates.append(try nonNegative(column, extent: extents[batchAxes + place]))
      }
      return try input.elements(at: coordinates)
    }
  }

  private static func oneHot(_ context: OperatorContext) throws -> Kernel {
    let rank = try context.shape(0).count + 1
    let axis = try context.axis(try context.int("axis") ?? -1, rank: rank)
    guard let stated = try context.constantFloats(1)?.first,
      let depth = Int(exactly: stated.rounded(.towardZero)), depth >= 0
    else { throw context.invalid("the depth must be a number of at least 0") }
    try context.requireReasonable(try context.shape(0) + [depth])
    let column = (0..<rank).map { $0 == axis ? depth : 1 }
    return try context.ternary { indices, _, values in
      let wanted = try nonNegative(indices, extent: depth).insertingAxis(axis)
      let places = try Tensor.integers(0..<depth).onDevice(of: indices).reshaped(to: column)
      return try places.compared(.equal, wanted).selecting(
        try values.element(1, axis: 0), else: try values.element(0, axis: 0))
    }
  }
}

// MARK: Scattering

extension OperatorTable {
  private enum Reduction: String, CaseIterable {
    case none, add, mul, max, min

    var scatter: ScatterReduction? {
      switch self {
      case .none: nil
      case .add: .sum
      case .mul: .product
      case .max: .maximum
      case .min: .minimum
      }
    }
  }

  private static func scatterElements(_ context: OperatorContext) throws -> Kernel {
    let axis = try context.axis(default: 0)
    let reduction = try context.choice("reduction", default: Reduction.none).scatter
    return try context.ternary { input, indices, values in
      let places = try nonNegative(indices, extent: input.shape[axis])
      return try input.scattering(values, at: places, axis: axis, reduction)
    }
  }

  /// Coordinates of the first axes become places in one axis that stands for all of them.
  private static func scatterCoordinates(_ context: OperatorContext) throws -> Kernel {
    let reduction = try context.choice("reduction", default: Reduction.none).scatter
    let rank = try context.shape(0).count
    guard let depth = try context.shape(1).last, depth <= rank else {
      throw context.invalid("indices of shape \(try context.shape(1)) do not fit \(rank) axes")
    }
    return try context.ternary { input, indices, values in
      let shape = input.shape
      var places = try indices.element(0, axis: -1).filled(0, shape: [])
      for axis in 0..<depth {
        let column = try nonNegative(try indices.element(axis, axis: -1), extent: shape[axis])
        let extent = try column.filled(Double(shape[axis]), shape: [])
        places = try places.multiplied(by: extent).adding(column)
      }
      let rest = shape[depth...].reduce(1, *)
      let rows = try input.reshaped(to: [shape[..<depth].reduce(1, *), rest])
      let newRows = try values.reshaped(to: [-1, rest])
      let spread = try places.reshaped(to: [-1, 1]).expanded(to: newRows.shape)
      return try rows.scattering(newRows, at: spread, axis: 0, reduction).reshaped(to: shape)
    }
  }
}
