internal import Classifiers
internal import Tensors

/// Shows images to a network of subjects, in batches of one size.
struct SubjectReader {
  let network: SubjectNetwork
  /// Called with how many more images were shown; returns whether to go on.
  let progress: (Int) -> Bool

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
    var result: [[[Float]]] = []
    result.reserveCapacity(total)
    let batches = ImageBatches(of: [channels, height, width], limit: total)
    try batches.forEach(of: total, draw) { images, rows in
      result += try Self.rows(network, images, layers, count: rows.count)
      guard progress(rows.count) else { throw SpuriousFeatureError.cancelled }
    }
    return result
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
