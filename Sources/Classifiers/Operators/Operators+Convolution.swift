import Tensors

extension OperatorTable {
  static let convolutions: Family = [
    "Conv": OperatorDefinition(note: "1 to 3 spatial axes") { try convolution($0) },
    "ConvTranspose": OperatorDefinition(note: "1 to 3 spatial axes") {
      try transposedConvolution($0)
    },
  ]

  private static func convolution(_ context: OperatorContext) throws -> Kernel {
    let window = try WindowAttributes(context, kernel: Array(try context.shape(1).dropFirst(2)))
    let groups = try context.int("group") ?? 1
    try checkChannels(context, groups: groups)
    return { inputs in
      let image = inputs.required(0)
      return [
        try convolved(
          image, inputs.required(1), bias: inputs.optional(2), window, groups: groups)
      ]
    }
  }

  /// Convolves with any padding, in one call if it is the same on both sides.
  static func convolved(
    _ image: Tensor, _ kernel: Tensor, bias: Tensor?, _ window: WindowAttributes, groups: Int
  ) throws -> Tensor {
    let pads = window.fixedPads ?? window.pads(for: Array(image.shape.dropFirst(2)))
    let symmetric = pads.isSymmetric
    let geometry = ConvolutionGeometry(
      strides: window.strides, padding: symmetric ? pads.map(\.before) : pads.map { _ in 0 },
      dilations: window.dilations, groupCount: groups)
    let padded = symmetric ? image : try image.padded(pads.amounts)
    return try padded.convolved(with: kernel, bias: bias, geometry)
  }

  static func checkChannels(_ context: OperatorContext, groups: Int) throws {
    let image = try context.shape(0)
    let kernel = try context.shape(1)
    guard groups > 0, image[1] % groups == 0, image[1] / groups == kernel[1],
      kernel[0] % groups == 0
    else {
      throw context.invalid(
        "weights of shape \(kernel) in \(groups) groups do not fit an input of shape \(image)")
    }
  }
}

// MARK: Transposed

extension OperatorTable {
  private static func transposedConvolution(_ context: OperatorContext) throws -> Kernel {
    let window = try WindowAttributes(context, kernel: Array(try context.shape(1).dropFirst(2)))
    let groups = try context.int("group") ?? 1
    let extra = try context.ints("output_padding") ?? window.kernel.map { _ in 0 }
    let stated = try context.ints("output_shape").map { $0.suffix(window.kernel.count) }
    guard extra.count == window.kernel.count, stated?.count ?? extra.count == extra.count else {
      throw context.invalid("'output_padding' or 'output_shape' has the wrong length")
    }
    try context.require("output_padding", extra)
    let image = try context.shape(0)
    let full = window.kernel.indices.map {
      (image[$0 + 2] - 1) * window.strides[$0] + window.reach[$0] + extra[$0]
    }
    let channels = try context.shape(1)[1]
    try context.requireReasonable([image[0], channels] + full)
    try context.requireReasonable([image[0], channels] + (stated ?? []))
    _ = try context.input(1)
    return { inputs in
      let image = inputs.required(0)
      let pads = transposedPads(
        window, extents: Array(image.shape.dropFirst(2)), extra: extra, outputs: stated)
      return [
        try transposed(
          image, inputs.required(1), bias: inputs.optional(2), window, pads: pads, extra: extra,
          groups: groups)
      ]
    }
  }

  /// What is cut off the full result, as ONNX defines it for `ConvTranspose`.
  private static func transposedPads(
    _ window: WindowAttributes, extents: [Int], extra: [Int], outputs: ArraySlice<Int>?
  ) -> [Pad] {
    if outputs == nil, let pads = window.fixedPads { return pads }
    let wanted = outputs.map(Array.init) ?? zip(extents, window.strides).map(*)
    return extents.indices.map { axis in
      let full = (extents[axis] - 1) * window.strides[axis] + window.reach[axis] + extra[axis]
      let total = full - wanted[axis]
      // A result that is longer than the full one gets the rest at its end.
      guard total > 0 else { return Pad(before: 0, after: total) }
      return Pad(total: total, moreAfter: window.autoPad != .sameLower)
    }
  }

  private static func transposed(
    _ image: Tensor, _ kernel: Tensor, bias: Tensor?, _ window: WindowAttributes, pads: [Pad],
    extra: [Int], groups: Int
  ) throws -> Tensor {
    var geometry = ConvolutionGeometry(
      strides: window.strides, padding: pads.map(\.before), dilations: window.dilations,
      groupCount: groups)
    let fits = extra.indices.allSatisfy {
      extra[$0] < max(window.strides[$0], window.dilations[$0])
    }
    if pads.isSymmetric, fits {
      return try image.transposedConvolved(
        with: kernel, bias: bias, geometry, outputPadding: extra)
    }
    geometry.padding = pads.map { _ in 0 }
    let full = try image.transposedConvolved(
      with: kernel, bias: nil, geometry, outputPadding: extra.map { _ in 0 })
    let cut = try full.padded(zip(pads, extra).map { (-$0.before, $1 - $0.after) })
    guard let bias else { return cut }
    return try cut.adding(try bias.reshaped(to: [-1] + extra.map { _ in 1 }))
  }
}
