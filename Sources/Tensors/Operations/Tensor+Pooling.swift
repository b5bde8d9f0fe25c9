private let maximumOperators = (1...3).map { Operator("aten::max_pool\($0)d") }
private let imageMaximumOperator = Operator("protogen::maximum_pool")
/// How many places a window may have for `protogen::maximum_pool`, which keeps them in one byte.
private let imageMaximumPlaceLimit = 256
private let averageOperators = (1...3).map { Operator("aten::avg_pool\($0)d") }

/// How a pooling window moves: one number for each spatial axis.
public struct PoolingGeometry: Hashable, Sendable {
  /// The extent of the window, in pixels.
  public var window: [Int]
  /// The step of the window, in pixels.
  public var strides: [Int]
  /// The pixels added before and after each axis: at most half the window.
  public var padding: [Int]
  /// Whether a window may reach past the end, if it starts before it.
  public var roundsUp: Bool

  /// Creates a geometry.
  public init(window: [Int], strides: [Int], padding: [Int], roundsUp: Bool = false) {
    self.window = window
    self.strides = strides
    self.padding = padding
    self.roundsUp = roundsUp
  }
}

extension Tensor {
  /// Returns the maximum of every window of this `[batch, channels, …]` with 1 to 3 spatial axes.
  ///
  /// `dilations` are the distances between a window's elements, in pixels.
  ///
  /// - Throws: `TensorError.operatorFailed` if the window does not fit.
  /// - Precondition: `geometry` has 1 to 3 axes.
  public func maximumPooled(
    _ geometry: PoolingGeometry, dilations: [Int]
  ) throws(TensorError) -> Tensor {
    if isPlainImageBatch, geometry.window.reduce(1, *) <= imageMaximumPlaceLimit {
      return try imageMaximumOperator(
        .tensor(self), .ints(geometry.window), .ints(geometry.strides), .ints(geometry.padding),
        .ints(dilations), .bool(geometry.roundsUp))
    }
    return try maximumOperators[geometry.window.count - 1](
      .tensor(self), .ints(geometry.window), .ints(geometry.strides), .ints(geometry.padding),
      .ints(dilations), .bool(geometry.roundsUp))
  }

  /// Returns the mean of every window of this `[batch, channels, …]` with 1 to 3 spatial axes.
  ///
  /// `countsPadding` is whether the padding's zeros count as elements.
  ///
  /// - Throws: `TensorError.operatorFailed` if the window does not fit.
  /// - Precondition: `geometry` has 1 to 3 axes.
  public func averagePooled(
    _ geometry: PoolingGeometry, countsPadding: Bool
  ) throws(TensorError) -> Tensor {
    try averageOperators[geometry.window.count - 1](
      .tensor(self), .ints(geometry.window), .ints(geometry.strides), .ints(geometry.padding),
      .bool(geometry.roundsUp), .bool(countsPadding))
  }

  /// Whether protogen's own operators take this: a batch of images on the CPU, in a type that
  /// networks compute with.
  private var isPlainImageBatch: Bool {
    rank == 4 && !isOnGPU && !shape.contains(0)
      && (scalarType == .float32 || scalarType == .bfloat16)
  }
}
