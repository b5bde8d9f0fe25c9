internal import Classifiers
internal import Tensors

/// Shows images to a network of subjects, in batches of one size.
struct SubjectReader {
  let network: SubjectNetwork
  /// Called with how many more images were shown; returns whether to go on.
  let progress: (Int) -> Bool

  /// As many values as go through the network at once: 32 images of 224 × 224 pixels.
  private static let valuesPerBatch = 32 * 3 * 224 * 224
  private static let largestBatch = 256

  /// Returns the subjects' log-odds for images.
  ///
  /// - Parameters:
  ///   - count: How many images.
  ///   - draw: Writes one of them into memory; called on several threads.
  /// - Returns: For each image a value for each subject.
  /// - Throws: `SpuriousFeatureError.cancelled`; what the network throws.
  func logOdds(
    of count: Int, _ draw: (Int, UnsafeMutableBufferPointer<Float>) -> Void
  ) throws -> [[Double]] {
    let layer = SubjectNetwork.logOddsLayer
    return try values(of: count, at: [layer], draw).map { $0[0].map(Double.init) }
  }

  /// Returns the values of layers for images, as flat lists: by image, then by layer.
  ///
  /// - Throws: `SpuriousFeatureError.cancelled`; what the network throws.
  func values(
    of total: Int, at layers: [String],
    _ draw: (Int, UnsafeMutableBufferPointer<Float>) -> Void
  ) throws -> [[[Float]]] {
    let (channels, height, width) = network.imageShape
    let size = channels * height * width
    let batchSize = min(total, Self.largestBatch, max(1, Self.valuesPerBatch / size))
    var rows: [[[Float]]] = []
    rows.reserveCapacity(total)
    for start in stride(from: 0, to: total, by: max(1, batchSize)) {
      let filled = min(batchSize, total - start)
      let planes = Self.planes(batchSize, size, filled: filled) { draw(start + $0, $1) }
      let images = try Tensor(planes, shape: [batchSize, channels, height, width])
      rows += try Self.rows(network, images, layers, count: filled)
      guard progress(filled) else { throw SpuriousFeatureError.cancelled }
    }
    return rows
  }

  /// A batch's memory; what is left of the last one stays black, since another size would be another
  /// program.
  private static func planes(
    _ count: Int, _ size: Int, filled: Int,
    _ draw: (Int, UnsafeMutableBufferPointer<Float>) -> Void
  ) -> [Float] {
    [Float](unsafeUninitializedCapacity: count * size) { buffer, used in
      buffer.initialize(repeating: 0)
      nonisolated(unsafe) let memory = buffer
      TorchRuntime.forEach(filled) { row in
        draw(row, UnsafeMutableBufferPointer(rebasing: memory[row * size..<(row + 1) * size]))
      }
      used = count * size
    }
  }

  private static func rows(
    _ network: SubjectNetwork, _ images: Tensor, _ layers: [String], count: Int
  ) throws -> [[[Float]]] {
    let values = try withoutGradients { () throws -> [[Float]] in
      let found = try network.activations(of: images, at: layers)
      return try layers.map { layer in
        guard let tensor = found[layer] else { preconditionFailure("no layer \(layer)") }
        return try tensor.floats()
      }
    }
    let batchSize = images.shape[0]
    return (0..<count).map { row in
      values.map { Array($0[row * $0.count / batchSize..<(row + 1) * $0.count / batchSize]) }
    }
  }
}
