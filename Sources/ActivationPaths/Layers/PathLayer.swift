/// A layer whose activations are compared.
public struct PathLayer: Hashable, Codable, Sendable {
  /// The value's name in the graph.
  public let name: String
  /// The operator that computes it.
  public let operatorType: String
  /// Its shape for one image, without the batch: `[channels, height, width]`, `[places, channels]`
  /// for three axes with the batch, or `[channels]`.
  public let shape: [Int]

  public init(name: String, operatorType: String, shape: [Int]) {
    self.name = name
    self.operatorType = operatorType
    self.shape = shape
  }
}

extension PathLayer {
  /// How many numbers it has for one image.
  var unitCount: Int { shape.reduce(1, *) }

  /// Whether its channels come last, as in the token layers of a transformer.
  var isChannelsLast: Bool { shape.count == 2 }

  var channelCount: Int { (isChannelsLast ? shape.last : shape.first) ?? 1 }

  /// How many places each channel has.
  var placeCount: Int { unitCount / max(channelCount, 1) }
}
