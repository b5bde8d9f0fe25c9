/// What lies outside an image when it is resampled.
public enum SamplingPadding: Hashable, Sendable {
  /// The nearest pixel of the border.
  case edge
  /// The image mirrored at its borders, without end.
  case reflection
  /// One value everywhere.
  case constant(Double)
}

extension Tensor {
  private static let affineSample = Operator("protogen::affine_sample")

  /// Returns bilinear samples of images under affine maps.
  ///
  /// With `k = count / batch`, image `i` is sampled by the maps `i * k ..< (i + 1) * k`. On the CPU
  /// the bytes of the result and of its gradient do not depend on the number of threads.
  ///
  /// - Parameters:
  ///   - maps: Matrices of shape `[count, 2, 3]`, float32 on the CPU, that take `(y, x, 1)` of the
  ///     sample to `(y, x)` of the image, both in pixels from the top left corner, so that pixel
  ///     centers lie at halves. They get no gradient.
  ///   - height: The height of a sample, in pixels.
  ///   - width: The width of a sample, in pixels.
  ///   - padding: What lies outside the image.
  /// - Returns: Samples, of shape `[count, channels, height, width]`.
  /// - Throws: `TensorError` if this is not a batch of float32 images, or `count` no multiple of it.
  public func affinelySampled(
    by maps: Tensor, height: Int, width: Int, padding: SamplingPadding
  ) throws(TensorError) -> Tensor {
    if isOnGPU {
      return try sampledOnGrid(by: maps, height: height, width: width, padding: padding)
    }
    let (code, fill) = padding.codeAndFill
    return try Self.affineSample(
      .tensor(self), .tensor(maps), .int(height), .int(width), .int(code), .double(fill))
  }

  /// The same by libtorch's grid sampler, which has a CUDA kernel.
  private func sampledOnGrid(
    by maps: Tensor, height: Int, width: Int, padding: SamplingPadding
  ) throws(TensorError) -> Tensor {
    let shape = shape
    let count = maps.shape[0]
    let normalized = try Self.normalized(
      maps.floats(), image: (shape[2], shape[3]), sample: (height, width))
    let grid = try Self.affineGrid(
      Tensor(normalized, shape: [count, 2, 3]).onDevice(of: self),
      shape: [count, shape[1], height, width])
    let images = try repeatedImages(count / shape[0])
    return switch padding {
    case .edge: try images.sampled(at: grid, outside: .border)
    case .reflection: try images.sampled(at: grid, outside: .reflection)
    case .constant(let fill):
      try images.adding(-fill).sampled(at: grid, outside: .zeros).adding(fill)
    }
  }

  /// Returns each image of a batch `count` times, one after the other.
  private func repeatedImages(_ count: Int) throws(TensorError) -> Tensor {
    let shape = shape
    return try insertingAxis(1).expanded(to: [shape[0], count] + shape[1...])
      .reshaped(to: [shape[0] * count] + shape[1...])
  }

  /// Rewrites maps between pixels, height first, as maps between `-1...1`, width first.
  private static func normalized(
    _ maps: [Float], image: (height: Int, width: Int), sample: (height: Int, width: Int)
  ) -> [Float] {
    let (rows, columns) = (Float(sample.height) / 2, Float(sample.width) / 2)
    let (height, width) = (Float(image.height) / 2, Float(image.width) / 2)
    return stride(from: 0, to: maps.count, by: 6).flatMap { start -> [Float] in
      let m = Array(maps[start..<start + 6])
      let y = [m[1] * columns, m[0] * rows, m[0] * rows + m[1] * columns + m[2]]
      let x = [m[4] * columns, m[3] * rows, m[3] * rows + m[4] * columns + m[5]]
      return [
        x[0] / width, x[1] / width, x[2] / width - 1,
        y[0] / height, y[1] / height, y[2] / height - 1,
      ]
    }
  }
}

extension SamplingPadding {
  /// The operator's number for the kind, and the value outside.
  fileprivate var codeAndFill: (Int, Double) {
    switch self {
    case .edge: (0, 0)
    case .reflection: (1, 0)
    case .constant(let value): (2, value)
    }
  }
}
