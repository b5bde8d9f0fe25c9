internal import Classifiers
internal import Tensors

/// Runs images through a network, one at a time.
struct ImageRunner {
  let source: any ActivationSource
  let layers: [PathLayer]
  let watch: ImageWatch

  /// The values of an image, a tensor for each layer.
  ///
  /// - Throws: `PathError.cancelled`, `PathError.missingLayer`, and what the images and the network
  ///   throw.
  func values(of images: any ImageSequence, _ index: Int) throws -> [Tensor] {
    try watch.run {
      try withoutGradients {
        let image = try images.image(at: index)
        let values = try source.activations(of: image, at: layers.map(\.name))
        return try layers.map { layer in
          guard let value = values[layer.name] else { throw PathError.missingLayer(layer.name) }
          return value
        }
      }
    }
  }
}
