private let gridSampler = Operator("aten::grid_sampler")
private let affineGridGenerator = Operator("aten::affine_grid_generator")
private let nearestOperator = Operator("aten::upsample_nearest2d")
private let bilinearOperator = Operator("aten::upsample_bilinear2d")

/// How a value between pixels is found.
///
/// Raw values are libtorch's codes.
public enum Interpolation: Int, Hashable, Sendable {
  case linear = 0
  case nearest = 1
  case cubic = 2
}

/// What lies outside an image.
///
/// Raw values are libtorch's codes.
public enum OutsideValue: Int, Hashable, Sendable {
  case zeros = 0
  case border = 1
  case reflection = 2
}

extension Tensor {
  /// Returns the values of this `[batch, channels, height, width]` at the places of a grid.
  ///
  /// The grid is `[batch, rows, columns, 2]`: x before y, from -1 to 1 across the image. These are
  /// the edges of the outer pixels, or their centers if `alignsCorners`.
  ///
  /// - Throws: `TensorError.operatorFailed` if the shapes do not fit.
  public func sampled(
    at grid: Tensor, _ interpolation: Interpolation = .linear, outside: OutsideValue = .zeros,
    alignsCorners: Bool = false
  ) throws(TensorError) -> Tensor {
    try gridSampler(
      .tensor(self), .tensor(grid), .int(interpolation.rawValue), .int(outside.rawValue),
      .bool(alignsCorners))
  }

  /// Returns the grid that samples an image through affine maps.
  ///
  /// The matrices, `[batch, 2, 3]`, lead from places in the result to places in the image; `shape`
  /// is the result's: `[batch, channels, height, width]`.
  ///
  /// - Throws: `TensorError.operatorFailed` if the shapes do not fit.
  public static func affineGrid(
    _ matrices: Tensor, shape: [Int], alignsCorners: Bool = false
  ) throws(TensorError) -> Tensor {
    try affineGridGenerator(.tensor(matrices), .ints(shape), .bool(alignsCorners))
  }

  /// Returns this `[batch, channels, height, width]` with each pixel taken from
  /// `⌊place * old / new⌋`.
  public func resizedToNearest(height: Int, width: Int) throws(TensorError) -> Tensor {
    try nearestOperator(.tensor(self), .ints([height, width]))
  }

  /// Returns this `[batch, channels, height, width]` interpolated linearly to another size.
  ///
  /// Places correspond by the images' edges, or by the centers of their outer pixels if
  /// `alignsCorners`.
  public func resizedLinearly(
    height: Int, width: Int, alignsCorners: Bool
  ) throws(TensorError) -> Tensor {
    try bilinearOperator(.tensor(self), .ints([height, width]), .bool(alignsCorners))
  }
}
