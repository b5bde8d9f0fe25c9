public import Classifiers
public import Tensors

/// A classifier whose layers are given by closures of the images.
public struct ScriptedClassifier: ActivationSource {
  public let logitLayer = "logits"
  public let imageShape: (channels: Int, height: Int, width: Int)
  private let layers: [String: (Tensor) throws -> Tensor]

  /// Creates a classifier.
  ///
  /// - Parameters:
  ///   - channels: How many channels the images have.
  ///   - height: Their height, in pixels.
  ///   - width: Their width, in pixels.
  ///   - layers: What each layer makes of a batch of images; `logits` should be among them.
  public init(
    channels: Int = 3, height: Int = 8, width: Int = 8,
    layers: [String: (Tensor) throws -> Tensor]
  ) {
    imageShape = (channels, height, width)
    self.layers = layers
  }

  public func activations(of images: Tensor, at names: [String]) throws -> [String: Tensor] {
    var values: [String: Tensor] = [:]
    for name in names { values[name] = try layers[name].map { try $0(images) } }
    return values
  }
}
