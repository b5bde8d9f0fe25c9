internal import ONNX

/// The last linear map of a classifier, from features to class scores.
///
/// With W the weights, b the bias and φ(x) the features of an image: logits(x) = W φ(x) + b.
public struct LinearHead: Hashable, Sendable {
  /// The layer of the features φ, what the map reads; `[batch, features]`, or with axes of size 1
  /// behind, or of an image's map that is read as one list.
  public let featureLayer: String
  /// How many features there are.
  public let featureCount: Int
  /// How many classes there are.
  public let classCount: Int
  /// W, of shape `[classes, features]`.
  public let weights: [Float]
  /// b, one for each class.
  public let bias: [Float]

  /// Creates a map.
  ///
  /// - Parameters:
  ///   - featureLayer: The layer of the features.
  ///   - featureCount: How many features there are.
  ///   - classCount: How many classes there are.
  ///   - weights: W, of shape `[classes, features]`.
  ///   - bias: b, one for each class.
  /// - Precondition: There are as many weights and biases.
  public init(
    featureLayer: String, featureCount: Int, classCount: Int, weights: [Float], bias: [Float]
  ) {
    precondition(weights.count == classCount * featureCount, "\(weights.count) weights")
    precondition(bias.count == classCount, "\(bias.count) biases")
    self.featureLayer = featureLayer
    self.featureCount = featureCount
    self.classCount = classCount
    self.weights = weights
    self.bias = bias
  }

  /// The weights of one class's score.
  public func weights(of classIndex: Int) -> ArraySlice<Float> {
    weights[classIndex * featureCount..<(classIndex + 1) * featureCount]
  }
}

extension Classifier {
  /// The classifier's last linear map, if nothing but rearranging stands between it and the scores.
  ///
  /// Known are `Gemm`, `MatMul` with or without an `Add`, and a `Conv` of 1 × 1 pixels over a single
  /// place. `nil` for any other end, such as a convolution that is averaged over places only
  /// afterwards, or weights that are no plain initializers.
  public var linearHead: LinearHead? {
    HeadReader(graph: model.graph).head(endingIn: logitLayer, classCount: classCount)
      .flatMap { head in
        let shape = try? shapes(of: [head.featureLayer])[head.featureLayer]
        return shape?.reduce(1, *) == head.featureCount ? head : nil
      }
  }

  /// The last layer before the scores that has several places, of shape
  /// `[1, channels, height, width]`; `nil` if there is none.
  ///
  /// A map of the scores themselves, one channel a class, is passed over if there is another.
  public var lastMapLayer: Layer? {
    get throws {
      let layers = try layers(probing: false)
      let end = layers.firstIndex { $0.name == logitLayer } ?? layers.count
      let maps = layers[..<end].filter { $0.shape.count == 4 && $0.shape[2] * $0.shape[3] > 1 }
      return maps.last { $0.shape[1] != classCount } ?? maps.last
    }
  }
}
