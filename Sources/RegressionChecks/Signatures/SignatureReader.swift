public import ActivationPaths
public import Classifiers
internal import Tensors

/// Measures what prototypes are like in a classifier's layers, in terms that another training of it
/// can be compared by.
public struct SignatureReader {
  /// The layers that are measured, from the first on.
  public let layers: [PathLayer]

  private let classifier: Classifier
  /// The mean response of each layer's channels to the stimuli.
  private let centers: [[Double]]
  /// The response of each layer's channels to each stimulus, less the mean.
  private let responses: [[[Double]]]

  /// How many layers stand for all: a thousand classes are then told in little room.
  private static let layerCount = 6

  /// Shows the stimuli to a classifier.
  ///
  /// - Throws: What finding layers and running the classifier throw.
  public init(_ classifier: Classifier) throws {
    self.classifier = classifier
    let layers = try Self.layers(of: classifier)
    self.layers = layers
    let (channels, height, width) = classifier.imageShape
    let shown = try ReferenceStimuli.planes(channelCount: channels, height: height, width: width)
      .map { try Self.means(of: $0, in: classifier, layers) }
    let centers = layers.indices.map { layer in shown.map { $0[layer] }.columnMeans }
    self.centers = centers
    responses = layers.indices.map { layer in
      shown.map { Self.difference($0[layer], centers[layer]) }
    }
  }

  /// Measures the prototypes of a class.
  ///
  /// - Parameter prototypes: Colors in `0...1` of each, of the classifier's size.
  /// - Returns: A signature for each layer.
  /// - Throws: What running the classifier throws.
  /// - Precondition: There is a prototype.
  public func signature(of prototypes: [[Float]]) throws -> [LayerSignature] {
    precondition(!prototypes.isEmpty, "A signature of no prototype.")
    let shown = try prototypes.map { try Self.means(of: $0, in: classifier, layers) }
    return layers.indices.map { layer in
      let rows = shown.map { means in
        let own = Self.difference(means[layer], centers[layer])
        return responses[layer].map { Self.cosine(own, $0) }
      }
      let mean = rows.columnMeans
      return LayerSignature(
        similarities: NumberRow(mean), spread: Self.spread(rows, around: mean))
    }
  }

  /// The layers of a classifier that are measured: in even steps from the first to the last.
  ///
  /// - Throws: What finding layers throws.
  public static func layers(of classifier: Classifier) throws -> [PathLayer] {
    let all = try classifier.pathLayers()
    guard all.count > layerCount else { return all }
    return (0..<layerCount).map { all[$0 * (all.count - 1) / (layerCount - 1)] }
  }

  /// The mean over places of each channel of each layer.
  private static func means(
    of planes: [Float], in classifier: Classifier, _ layers: [PathLayer]
  ) throws -> [[Double]] {
    let (channels, height, width) = classifier.imageShape
    let image = try Tensor(planes, shape: [1, channels, height, width]).moved(
      to: classifier.device)
    let values = try classifier.activations(of: image, at: layers.map(\.name))
    return try layers.map { layer in
      ChannelMoments.means(
        of: try values[layer.name]?.moved(to: .cpu).floats() ?? [], layer: layer)
    }
  }

  private static func difference(_ a: [Double], _ b: [Double]) -> [Double] {
    zip(a, b).map { $0 - $1 }
  }

  /// The standard deviation of rows around their mean; 0 of one row.
  private static func spread(_ rows: [[Double]], around mean: [Double]) -> Double {
    guard rows.count > 1 else { return 0 }
    let squares = rows.joined().enumerated().reduce(0) { sum, entry in
      let gap = entry.element - mean[entry.offset % mean.count]
      return sum + gap * gap
    }
    return (squares / Double((rows.count - 1) * mean.count)).squareRoot()
  }

  /// 0 where one of them is nothing.
  private static func cosine(_ a: [Double], _ b: [Double]) -> Double {
    func product(_ a: [Double], _ b: [Double]) -> Double {
      zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let length = (product(a, a) * product(b, b)).squareRoot()
    return length > 0 && length.isFinite ? product(a, b) / length : 0
  }
}
