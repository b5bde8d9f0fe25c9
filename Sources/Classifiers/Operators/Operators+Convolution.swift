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
    try checkChannels(context, groups: groups, weights: try context.shape(1))
    let convolve = try convolution(context, window, groups: groups)
    return { [try convolve($0.required(0), $0.required(1), $0.optional(2))] }
  }

  /// How an image, weights and perhaps a bias are convolved: in one call, if the padding is the
  /// same on both sides.
  static func convolution(
    _ context: OperatorContext, _ window: WindowAttributes, groups: Int
  ) throws -> (Tensor, Tensor, Tensor?) throws -> Tensor {
    let pads = window.pads(for: Array(try context.shape(0).dropFirst(2)))
    var geometry = ConvolutionGeometry(
      strides: window.strides, padding: pads.map(\.before), dilations: window.dilations,
      groupCount: groups)
    if pads.isSymmetric {
      return { [geometry] in try $0.convolved(with: $1, bias: $2, geometry) }
    }
    geometry.padding = pads.map { _ in 0 }
    return { [geometry] in
      try $0.padded(pads.amounts).convolved(with: $1, bias: $2, geometry)
    }
  }

  /// Refuses weights that do not fit the channels of input 0, which has spatial axes.
  static func checkChannels(
    _ context: OperatorContext, groups: Int, weights kernel: [Int]
  ) throws {
    let image = try context.shape(0)
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
    let kernel = try context.shape(1)
    guard groups > 0, image[1] == kernel[0], image[1] % groups == 0 else {
      throw context.invalid(
        "weights of shape \(kernel) in \(groups) groups do not fit an input of shape \(image)")
    }
    try context.requireReasonable([image[0], kernel[1]] + full)
    try context.requireReasonable([image[0], kernel[1]] + (stated ?? []))
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
