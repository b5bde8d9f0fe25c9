import Tensors

/// How one shape is resized: each axis on its own, by indices or by a matrix.
struct ResizePlan {
  private let attributes: ResizeAttributes
  /// The axes that change, in order.
  private let axes: [ResizedAxis]
  private let rank: Int

  /// Plans the resizing of tensors of one shape.
  init(_ attributes: ResizeAttributes, shape: [Int], _ context: OperatorContext) throws {
    self.attributes = attributes
    rank = shape.count
    let named = try context.axes(attributes.axes ?? Array(shape.indices), rank: rank)
    let count = attributes.scales?.count ?? attributes.sizes?.count
    guard count == named.count, attributes.region?.count ?? 2 * named.count == 2 * named.count
    else {
      throw context.invalid("scales, sizes or roi do not fit \(named.count) axes")
    }
    let numbers =
      (attributes.scales ?? []) + (attributes.region ?? [])
      + (attributes.sizes ?? []).map(Double.init)
    guard !shape.contains(0), numbers.allSatisfy({ abs($0) < Double(OperatorContext.numberLimit) })
    else { throw context.invalid("cannot resize \(shape) as asked") }
    let scales = Self.scales(attributes, named.map { shape[$0] })
    guard scales.allSatisfy({ $0.scale > 0 && $0.extent > 0 }) else {
      throw context.invalid("scales and sizes must be positive")
    }
    var result = shape
    for (axis, scale) in zip(named, scales) { result[axis] = scale.extent }
    try context.requireReasonable(result)
    axes = named.indices.map { index in
      ResizedAxis(
        axis: named[index], inputExtent: shape[named[index]], outputExtent: scales[index].extent,
        scale: scales[index].scale, region: Self.region(attributes, index, named.count))
    }.filter { !$0.isUnchanged || attributes.coordinates == .cropAndResize }
  }

  private static func scales(
    _ attributes: ResizeAttributes, _ extents: [Int]
  ) -> [(scale: Double, extent: Int)] {
    if let scales = attributes.scales {
      // Rounded as 32-bit numbers, so that 0.7 of 10 are 7.
      return zip(scales, extents).map { ($0, Int((Float($0) * Float($1)).rounded(.down))) }
    }
    let sizes = attributes.sizes ?? extents
    let scales = zip(sizes, extents).map { Double($0) / Double($1) }
    guard attributes.aspectRatio != .stretch else { return Array(zip(scales, sizes)) }
    let chosen = attributes.aspectRatio == .notLarger ? scales.min() : scales.max()
    return extents.map { extent in
      let scale = chosen ?? 1
      return (scale, Int((scale * Double(extent) + 0.5).rounded(.down)))
    }
  }

  private static func region(
    _ attributes: ResizeAttributes, _ index: Int, _ count: Int
  ) -> ResizedAxis.Region {
    guard let region = attributes.region else { return ResizedAxis.Region(start: 0, end: 1) }
    return ResizedAxis.Region(start: region[index], end: region[count + index])
  }

  /// Resizes a tensor of the planned shape.
  func resized(_ input: Tensor) throws -> Tensor {
    if let direct = try resizedDirectly(input) { return direct }
    let result = try axes.reduce(input) { try resized($0, $1) }
    guard attributes.coordinates == .cropAndResize else { return result }
    return try axes.reduce(result) { result, axis in
      let inside = (0..<axis.outputExtent).map { axis.isInside($0) }
      guard inside.contains(false) else { return result }
      let column = (0..<rank).map { $0 == axis.axis ? axis.outputExtent : 1 }
      let mask = try Tensor(inside, shape: column).onDevice(of: result)
      return try mask.selecting(
        result, else: try result.filled(attributes.extrapolation, shape: []))
    }
  }

  /// The common cases, which libtorch has: bilinear, and nearest by whole steps.
  private func resizedDirectly(_ input: Tensor) throws -> Tensor? {
    guard rank == 4, axes.map(\.axis) == [2, 3], !attributes.antialiases,
      input.scalarType.isFloatingPoint,
      axes.allSatisfy({ $0.isExact && $0.outputExtent > 1 })
    else { return nil }
    let (height, width) = (axes[0].outputExtent, axes[1].outputExtent)
    switch (attributes.mode, attributes.coordinates, attributes.rounding) {
    case (.nearest, .asymmetric, .floor):
      return try input.resizedToNearest(height: height, width: width)
    case (.linear, .halfPixel, _), (.linear, .pytorchHalfPixel, _), (.linear, .alignCorners, _):
      guard !attributes.excludesOutside else { return nil }
      return try input.resizedLinearly(
        height: height, width: width, alignsCorners: attributes.coordinates == .alignCorners)
    default: return nil
    }
  }

  private func resized(_ input: Tensor, _ axis: ResizedAxis) throws -> Tensor {
    let places = (0..<axis.outputExtent).map { axis.source(of: $0, attributes.coordinates) }
    if attributes.mode == .nearest {
      let indices = places.map { axis.nearest(to: $0, attributes.rounding) }
      let tensor = try Tensor(indices, shape: [indices.count]).onDevice(of: input)
      return try input.elements(tensor, axis: axis.axis)
    }
    let filter = ResizeFilter(attributes, scale: axis.scale)
    let weights = places.flatMap { filter.weights(at: $0, extent: axis.inputExtent) }
    let matrix = try Tensor(weights, shape: [axis.outputExtent, axis.inputExtent])
      .matching(input)
    return try input.transposed(axis.axis, -1).linear(weights: matrix, bias: nil)
      .transposed(axis.axis, -1)
  }
}

/// One axis that changes its extent.
struct ResizedAxis {
  /// The part of the axis that is shown when cropping, from 0 to 1; it may run backwards.
  struct Region {
    let start: Double
    let end: Double
  }

  let axis: Int
  let inputExtent: Int
  let outputExtent: Int
  let scale: Double
  let region: Region

  var isUnchanged: Bool { scale == 1 && inputExtent == outputExtent }

  /// Whether the stated scale is the ratio of the extents.
  var isExact: Bool { scale * Double(inputExtent) == Double(outputExtent) }

  /// The place in the input that a place in the result shows, as ONNX defines each mode.
  func source(of place: Int, _ coordinates: ResizeAttributes.Coordinates) -> Double {
    let place = Double(place)
    let last = Double(inputExtent) - 1
    let scaled = scale * Double(inputExtent)
    let centered = (place + 0.5) / scale - 0.5
    switch coordinates {
    case .halfPixel: return centered
    case .pytorchHalfPixel: return outputExtent == 1 ? 0 : centered
    case .symmetricHalfPixel:
      return Double(inputExtent) / 2 * (1 - Double(outputExtent) / scaled) + centered
    case .alignCorners: return scaled == 1 ? 0 : place * last / (scaled - 1)
    case .asymmetric: return place / scale
    case .cropAndResize:
      let width = region.end - region.start
      return region.start * last
        + (scaled == 1 ? width * last / 2 : place * width * last / (scaled - 1))
    }
  }

  /// Whether a place in the result shows a place in the input, when cropping.
  func isInside(_ place: Int) -> Bool {
    (0...Double(inputExtent - 1)).contains(source(of: place, .cropAndResize))
  }

  func nearest(to place: Double, _ rounding: ResizeAttributes.Rounding) -> Int {
    let rounded =
      switch rounding {
      case .preferFloor: (place - 0.5).rounded(.up)
      case .preferCeil: (place + 0.5).rounded(.down)
      case .floor: place.rounded(.down)
      case .ceil: place.rounded(.up)
      }
    return min(max(Int(rounded), 0), inputExtent - 1)
  }
}
