public import Tensors

extension Transforms {
  /// Returns whole images at the size that a network looks at, as they are without transforms.
  ///
  /// - Parameters:
  ///   - images: Colors, of shape `[batch, channels, height, width]`.
  ///   - height: The height of what the network sees, in pixels.
  ///   - width: The same for the width.
  /// - Returns: Colors, of shape `[batch, channels, height, width]`, the last two as asked for.
  /// - Throws: `TensorError`.
  public static func wholeViews(of images: Tensor, height: Int, width: Int) throws -> Tensor {
    let unused = CounterRandom(
      seed: 0, prototype: PrototypeKey(target: 0), step: 0, purpose: .heldOutTransform)
    let draws = [CounterRandom](repeating: unused, count: images.shape[0])
    return try Transforms().views(
      of: images, view: (height, width), draws: draws, noiseDraws: draws, progress: 0)
  }
}
