public import Classifiers

/// A network, with the layers that explanations look at.
public struct InspectedNetwork {
  /// The last linear map, from features to the classes' scores.
  public struct Head: Hashable, Sendable {
    /// The layer of the features.
    public let featureLayer: String
    /// For each class, the weight of each feature.
    public let weights: [[Double]]

    /// Creates a head.
    public init(featureLayer: String, weights: [[Double]]) {
      self.featureLayer = featureLayer
      self.weights = weights
    }
  }

  public let source: any ActivationSource
  /// The last layer that has places; `nil` if there is none.
  public let mapLayer: String?
  /// `nil` if the network does not end in a linear map.
  public let head: Head?
  /// The color that is zero for the network, a value for each channel: what Input × Gradient
  /// measures inputs from.
  public let zeroColor: [Float]

  /// Says where to look in a network.
  public init(
    _ source: any ActivationSource, mapLayer: String? = nil, head: Head? = nil,
    zeroColor: [Float]
  ) {
    self.source = source
    self.mapLayer = mapLayer
    self.head = head
    self.zeroColor = zeroColor
  }

  /// Finds the layers of a classifier.
  ///
  /// - Throws: `ClassifierError` if its graph does not run.
  public init(_ classifier: Classifier) throws {
    let head = classifier.linearHead.map { head in
      Head(
        featureLayer: head.featureLayer,
        weights: (0..<head.classCount).map { head.weights(of: $0).map(Double.init) })
    }
    self.init(
      classifier, mapLayer: try classifier.lastMapLayer?.name, head: head,
      zeroColor: classifier.preprocessing.zeroColor)
  }
}

extension Preprocessing {
  /// The color in `0...1` that becomes zero, red first.
  fileprivate var zeroColor: [Float] {
    let colors = mean.map { ($0 - range.lowerBound) / (range.upperBound - range.lowerBound) }
    return channelOrder == .bgr ? colors.reversed() : colors
  }
}
