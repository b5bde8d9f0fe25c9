import Tensors

extension OperatorTable {
  static let padding: Family = [
    "Pad": OperatorDefinition(note: "amounts and value must be constants") { try pad($0) }
  ]

  private enum PadMode: String, CaseIterable {
    case constant, reflect, edge, wrap
  }

  /// Amounts and value were attributes before opset 11.
  private static func pad(_ context: OperatorContext) throws -> Kernel {
    let mode = try context.choice("mode", default: PadMode.constant)
    let areAttributes = context.opset < 11
    let amounts = areAttributes ? try context.ints("pads") : try context.constantIntegers(1)
    let value =
      areAttributes ? try context.float("value") : try context.constantFloats(2)?.first
    guard let amounts else { throw context.invalid("the amounts are missing") }
    let pads = try padsByAxis(context, amounts)
    if mode == .constant {
      return try context.unary { try $0.padded(pads.amounts, value: value ?? 0) }
    }
    return try context.unary { input in
      try pads.indices.reduce(input) { try extended($0, axis: $1, by: pads[$1], mode) }
    }
  }

  /// The amounts for every axis, from those for the axes that the node names.
  private static func padsByAxis(_ context: OperatorContext, _ amounts: [Int]) throws -> [Pad] {
    let rank = try context.shape(0).count
    let stated = try context.opset < 18 ? nil : context.constantIntegers(3)
    let axes = try context.axes(stated ?? Array(0..<rank), rank: rank)
    guard amounts.count == 2 * axes.count else {
      throw context.invalid("\(amounts.count) amounts were given for \(axes.count) axes")
    }
    try context.require(
      "pads", amounts, in: -OperatorContext.numberLimit...OperatorContext.numberLimit)
    var pads = Array(repeating: Pad(before: 0, after: 0), count: rank)
    for (index, axis) in axes.enumerated() {
      pads[axis] = Pad(before: amounts[index], after: amounts[axes.count + index])
    }
    try context.requireReasonable(
      zip(try context.shape(0), pads).map { $0 + $1.before + $1.after })
    return pads
  }

  /// Extends one axis by elements of its own.
  private static func extended(
    _ input: Tensor, axis: Int, by pad: Pad, _ mode: PadMode
  ) throws -> Tensor {
    guard pad.before != 0 || pad.after != 0 else { return input }
    let extent = input.shape[axis]
    let places = (-pad.before..<max(extent + pad.after, -pad.before)).map {
      source(of: $0, extent: extent, mode)
    }
    let indices = try Tensor(places, shape: [places.count]).onDevice(of: input)
    return try input.elements(indices, axis: axis)
  }

  /// The place inside an axis that a place outside repeats.
  private static func source(of place: Int, extent: Int, _ mode: PadMode) -> Int {
    switch mode {
    case .constant, .edge: return min(max(place, 0), extent - 1)
    case .wrap: return (place % extent + extent) % extent
    case .reflect:
      let period = max(2 * (extent - 1), 1)
      let phase = (place % period + period) % period
      return phase < extent ? phase : period - phase
    }
  }
}
