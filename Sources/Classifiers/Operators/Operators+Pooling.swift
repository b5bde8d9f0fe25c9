import Tensors

extension OperatorTable {
  static let pooling: Family = [
    "MaxPool": OperatorDefinition(note: "1 to 3 spatial axes; without the output Indices") {
      try maximumPooling($0)
    },
    "AveragePool": OperatorDefinition(note: "1 to 3 spatial axes") { try averagePooling($0) },
    "LpPool": OperatorDefinition(note: "1 to 3 spatial axes") { try lpPooling($0) },
    "GlobalAveragePool": OperatorDefinition {
      let axes = try spatialAxes($0)
      return try $0.unary { try $0.mean(axes: axes, keepsAxes: true) }
    },
    "GlobalMaxPool": OperatorDefinition {
      let axes = try spatialAxes($0)
      return try $0.unary { try $0.maximum(axes: axes, keepsAxes: true) }
    },
    "GlobalLpPool": OperatorDefinition {
      let axes = try spatialAxes($0)
      let order = Double(try $0.int("p") ?? 2)
      return try $0.unary { try $0.norm(order: order, axes: axes, keepsAxes: true) }
    },
  ]

  private static func spatialAxes(_ context: OperatorContext) throws -> [Int] {
    let shape = try context.shape(0)
    guard shape.count > 2 else {
      throw context.invalid("needs an input with spatial axes, but its shape is \(shape)")
    }
    return Array(2..<shape.count)
  }
}

// MARK: Maximum

extension OperatorTable {
  private static func maximumPooling(_ context: OperatorContext) throws -> Kernel {
    try context.requireOutputs(atMost: 1, because: "the output Indices is not supported")
    let window = try WindowAttributes(context)
    let roundsUp = try context.flag("ceil_mode")
    if let pads = window.fixedPads, canPoolDirectly(window, pads) {
      let geometry = PoolingGeometry(
        window: window.kernel, strides: window.strides, padding: pads.map(\.before),
        roundsUp: roundsUp)
      return try context.unary {
        try throughFloats($0) { try $0.maximumPooled(geometry, dilations: window.dilations) }
      }
    }
    let geometry = unpadded(window)
    return try context.unary {
      try throughFloats($0) { image in
        let pads = coveringPads(window, image.shape, roundsUp: roundsUp)
        return try image.padded(pads.amounts, value: -.infinity)
          .maximumPooled(geometry, dilations: window.dilations)
      }
    }
  }

  /// Whether libtorch takes the padding: the same on both sides, and at most half the window.
  private static func canPoolDirectly(_ window: WindowAttributes, _ pads: [Pad]) -> Bool {
    pads.isSymmetric && zip(pads, window.kernel).allSatisfy { 2 * $0.before <= $1 }
  }

  private static func unpadded(_ window: WindowAttributes) -> PoolingGeometry {
    PoolingGeometry(
      window: window.kernel, strides: window.strides, padding: window.kernel.map { _ in 0 })
  }

  /// The padding after which the windows fit exactly, also when their count is rounded up.
  private static func coveringPads(
    _ window: WindowAttributes, _ shape: [Int], roundsUp: Bool
  ) -> [Pad] {
    let extents = shape.dropFirst(2)
    var pads = window.pads(for: Array(extents))
    guard roundsUp else { return pads }
    for (axis, extent) in extents.enumerated() {
      let stride = window.strides[axis]
      let padded = extent + pads[axis].before + pads[axis].after
      var steps = (padded - window.reach[axis] + stride - 1) / stride
      // A window that starts in the padding after the image is left out.
      if steps * stride >= extent + pads[axis].before { steps -= 1 }
      pads[axis].after += max(steps * stride + window.reach[axis] - padded, 0)
    }
    return pads
  }

  /// Computes with integers, at most 8 bits wide in ONNX, as floats, which hold them exactly.
  private static func throughFloats(
    _ image: Tensor, _ body: (Tensor) throws -> Tensor
  ) throws -> Tensor {
    let type = image.scalarType
    guard !type.isFloatingPoint else { return try body(image) }
    return try body(try image.converted(to: .float32)).converted(to: type)
  }
}

// MARK: Averages

extension OperatorTable {
  /// Where ONNX rounds up, libtorch (and ONNX Runtime) counts the padding but not what lies past
  /// it; windows with gaps, which libtorch does not have, count all, as ONNX's own test has it.
  private static func averagePooling(_ context: OperatorContext) throws -> Kernel {
    let window = try WindowAttributes(context)
    let roundsUp = try context.flag("ceil_mode")
    let countsPadding = try context.flag("count_include_pad")
    if let pads = window.fixedPads, canPoolDirectly(window, pads),
      window.dilations.allSatisfy({ $0 == 1 })
    {
      let geometry = PoolingGeometry(
        window: window.kernel, strides: window.strides, padding: pads.map(\.before),
        roundsUp: roundsUp)
      return try context.unary {
        try $0.averagePooled(geometry, countsPadding: countsPadding)
      }
    }
    let hasGaps = window.dilations.contains { $0 > 1 }
    return try context.unary { image in
      let covering = coveringPads(window, image.shape, roundsUp: roundsUp)
      let sums = try windowSums(image, window, covering)
      let whole = try image.filled(1, shape: [1, 1] + image.shape.dropFirst(2))
      let pads =
        hasGaps ? covering : window.pads(for: Array(image.shape.dropFirst(2)))
      let counted = countsPadding ? try whole.padded(pads.amounts, value: 1) : whole
      let rest = countsPadding ? zip(covering, pads).map { $0 - $1 } : covering
      return try sums.divided(by: try windowSums(counted, window, rest))
    }
  }

  private static func lpPooling(_ context: OperatorContext) throws -> Kernel {
    let window = try WindowAttributes(context)
    let roundsUp = try context.flag("ceil_mode")
    let order = Double(try context.int("p") ?? 2)
    return try context.unary { image in
      let powers = try image.applying(.abs).raised(to: order)
      let covering = coveringPads(window, image.shape, roundsUp: roundsUp)
      return try windowSums(powers, window, covering).raised(to: 1 / order)
    }
  }

  /// The sum of every window, after zeros are added: a convolution of each channel with ones.
  private static func windowSums(
    _ image: Tensor, _ window: WindowAttributes, _ pads: [Pad]
  ) throws -> Tensor {
    let shape = image.shape
    let planes = try image.reshaped(to: [shape[0] * shape[1], 1] + shape.dropFirst(2))
    let ones = try image.filled(1, shape: [1, 1] + window.kernel)
    let geometry = ConvolutionGeometry(
      strides: window.strides, padding: pads.map { _ in 0 }, dilations: window.dilations)
    let sums = try planes.padded(pads.amounts).convolved(with: ones, bias: nil, geometry)
    return try sums.reshaped(to: [shape[0], shape[1]] + sums.shape.dropFirst(2))
  }
}

extension Pad {
  fileprivate static func - (first: Pad, second: Pad) -> Pad {
    Pad(before: first.before - second.before, after: first.after - second.after)
  }
}
