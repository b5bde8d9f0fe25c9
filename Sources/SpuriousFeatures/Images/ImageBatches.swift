package import Tensors

/// Images that are shown to a network in batches of one size.
package struct ImageBatches {
  private let shape: [Int]
  private let batchSize: Int

  /// As many values as go through a network at once: 32 images of 224 × 224 pixels.
  private static let valuesPerBatch = 32 * 3 * 224 * 224
  private static let largestBatch = 256

  /// Cuts images into batches.
  ///
  /// - Parameters:
  ///   - shape: Channels, height and width.
  ///   - limit: The most images of a batch, if they are fewer than fit.
  package init(of shape: [Int], limit: Int = .max) {
    self.shape = shape
    batchSize = max(
      1, min(limit, Self.largestBatch, Self.valuesPerBatch / max(shape.reduce(1, *), 1)))
  }

  /// Draws images batch by batch.
  ///
  /// What is left of the last batch stays black: another size would be another program.
  ///
  /// - Parameters:
  ///   - total: How many images there are.
  ///   - draw: Writes one of them into memory; called on several threads.
  ///   - receive: Called with each batch, of shape `[batch, channels, height, width]`, and the numbers
  ///     of its images.
  /// - Throws: What `receive` throws.
  package func forEach(
    of total: Int, _ draw: (Int, UnsafeMutableBufferPointer<Float>) -> Void,
    receive: (_ images: Tensor, _ rows: Range<Int>) throws -> Void
  ) throws {
    let size = shape.reduce(1, *)
    for start in stride(from: 0, to: total, by: batchSize) {
      let filled = min(batchSize, total - start)
      let planes = [Float](unsafeUninitializedCapacity: batchSize * size) { buffer, used in
        nonisolated(unsafe) let memory = buffer.baseAddress.unsafelyUnwrapped
        if filled < batchSize { buffer.initialize(repeating: 0) }
        TorchRuntime.forEach(filled) { row in
          draw(start + row, UnsafeMutableBufferPointer(start: memory + row * size, count: size))
        }
        used = batchSize * size
      }
      try receive(Tensor(planes, shape: [batchSize] + shape), start..<start + filled)
    }
  }
}
