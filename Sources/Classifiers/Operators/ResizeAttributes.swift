/// What a `Resize` or `Upsample` node says.
struct ResizeAttributes {
  enum Mode: String, CaseIterable {
    case nearest, linear, cubic, bilinear
  }

  /// How a place in the result becomes one in the input.
  enum Coordinates: String, CaseIterable {
    case halfPixel = "half_pixel"
    case symmetricHalfPixel = "half_pixel_symmetric"
    case pytorchHalfPixel = "pytorch_half_pixel"
    case alignCorners = "align_corners"
    case asymmetric
    case cropAndResize = "tf_crop_and_resize"
  }

  enum Rounding: String, CaseIterable {
    case preferFloor = "round_prefer_floor"
    case preferCeil = "round_prefer_ceil"
    case floor, ceil
  }

  enum AspectRatio: String, CaseIterable {
    case stretch
    case notLarger = "not_larger"
    case notSmaller = "not_smaller"
  }

  let mode: Mode
  let coordinates: Coordinates
  let rounding: Rounding
  let aspectRatio: AspectRatio
  let cubicCoefficient: Double
  let excludesOutside: Bool
  let extrapolation: Double
  let antialiases: Bool
  /// The axes that scales, sizes and region speak of; `nil` for all.
  let axes: [Int]?
  let scales: [Double]?
  let sizes: [Int]?
  let region: [Double]?

  /// Reads what the node says; before opset 11 it says little, and samples asymmetrically.
  init(_ context: OperatorContext) throws {
    let isOld = context.opset < 11
    mode = try context.choice("mode", default: .nearest)
    coordinates = try context.choice(
      "coordinate_transformation_mode", default: isOld ? .asymmetric : .halfPixel)
    rounding = try context.choice("nearest_mode", default: isOld ? .floor : .preferFloor)
    aspectRatio = try context.choice("keep_aspect_ratio_policy", default: .stretch)
    cubicCoefficient = try context.float("cubic_coeff_a") ?? -0.75
    excludesOutside = try context.flag("exclude_outside")
    extrapolation = try context.float("extrapolation_value") ?? 0
    antialiases = try context.flag("antialias")
    axes = try context.ints("axes")
    let attribute = context.opset < 9 ? try context.floats("scales") : nil
    scales = try attribute ?? Self.nonEmpty(context.constantFloats(isOld ? 1 : 2))
    sizes = isOld ? nil : try Self.nonEmpty(context.constantIntegers(3))
    region = isOld ? nil : try Self.nonEmpty(context.constantFloats(1))
    guard (scales == nil) != (sizes == nil) else {
      throw context.invalid("needs either scales or sizes")
    }
  }

  /// An empty tensor stands for an absent one, since opset 11 has no other way.
  private static func nonEmpty<Element>(_ values: [Element]?) -> [Element]? {
    values.flatMap { $0.isEmpty ? nil : $0 }
  }
}
