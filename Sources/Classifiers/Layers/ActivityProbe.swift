internal import Foundation
internal import Tensors

/// Shows a network a few synthetic images to find what never reacts.
///
/// Gray, noise, stripes and blobs are enough to tell a layer that is switched off from one that
/// works; they say nothing of what a layer prefers.
struct ActivityProbe {
  /// How many images are shown.
  private static let imageCount = 6
  /// Differences below this share of the layer's largest value count as none.
  private static let tolerance: Float = 1e-6

  private let classifier: Classifier

  init(of classifier: Classifier) {
    self.classifier = classifier
  }

  /// Measures layers.
  ///
  /// - Returns: By layer name; layers that are not floating-point are left out.
  func liveness(of layers: [String]) throws -> [String: Layer.Liveness] {
    let images = try Self.images(classifier.imageShape).requiringGradient()
    let wanted = layers.contains(classifier.logitLayer) ? layers : layers + [classifier.logitLayer]
    let values = try classifier.activations(of: images, at: wanted)
    guard let scores = values[classifier.logitLayer] else { return [:] }
    let recorded = layers.filter { values[$0]?.requiresGradient ?? false }
    let gradients = try Self.spread(of: scores)
      .gradients(withRespectTo: recorded.compactMap { values[$0] })
    let byLayer = Dictionary(uniqueKeysWithValues: zip(recorded, gradients))
    var found: [String: Layer.Liveness] = [:]
    for layer in layers {
      guard let value = values[layer], value.scalarType.isFloatingPoint else { continue }
      let gradient = try (byLayer[layer] ?? nil).map { try Self.largestMagnitude(of: $0) }
      found[layer] = Layer.Liveness(
        liveShare: try Self.liveShare(of: value), largestGradient: gradient)
    }
    return found
  }

  /// The largest absolute gradient at the image, or `nil` if none arrives.
  func gradientAtInput() throws -> Double? {
    let images = try Self.images(classifier.imageShape).requiringGradient()
    let values = try classifier.activations(of: images, at: [classifier.logitLayer])
    guard let scores = values[classifier.logitLayer], scores.requiresGradient else { return nil }
    let gradient = try Self.spread(of: scores).gradients(withRespectTo: [images])[0]
    return try gradient.map { try Self.largestMagnitude(of: $0) }
  }

  /// A scalar that every class score has a part in: Σ (−1)^k · score_k.
  private static func spread(of scores: Tensor) throws -> Tensor {
    let signs = (0..<scores.shape[1]).map { Float($0 % 2 == 0 ? 1 : -1) }
    let weights = try Tensor(signs, shape: [1, signs.count]).onDevice(of: scores)
    return try scores.multiplied(by: weights).sum()
  }

  private static func largestMagnitude(of tensor: Tensor) throws -> Double {
    Double(try tensor.floats().lazy.map { abs($0) }.max() ?? 0)
  }

  /// The share of channels that differ between images anywhere.
  private static func liveShare(of value: Tensor) throws -> Double {
    let shape = value.shape
    guard shape.count > 1, shape[0] == imageCount else { return 1 }
    let values = try value.floats()
    let channelCount = shape[1]
    let positions = shape.dropFirst(2).reduce(1, *)
    let largest = values.lazy.map { abs($0) }.max() ?? 0
    let imageStride = channelCount * positions
    let live = (0..<channelCount).filter { channel in
      (channel * positions..<(channel + 1) * positions).contains { index in
        (1..<imageCount).contains {
          abs(values[$0 * imageStride + index] - values[index]) > tolerance * largest
        }
      }
    }
    return Double(live.count) / Double(max(channelCount, 1))
  }

  /// The images: one gray, the others mixtures of waves of all sizes.
  private static func images(
    _ shape: (channels: Int, height: Int, width: Int)
  ) throws -> Tensor {
    var values: [Float] = []
    for image in 0..<imageCount {
      for channel in 0..<shape.channels {
        for y in 0..<shape.height {
          for x in 0..<shape.width { values.append(wave(image, channel, y, x)) }
        }
      }
    }
    return try Tensor(values, shape: [imageCount, shape.channels, shape.height, shape.width])
  }

  /// A sum of waves of six octaves with directions that differ by image and channel.
  private static func wave(_ image: Int, _ channel: Int, _ y: Int, _ x: Int) -> Float {
    guard image > 0 else { return 0.5 }
    var sum: Float = 0
    for octave in 1...6 {
      let angle = Float(image * 7 + channel * 3 + octave * 5)
      let frequency = Float.pi / Float(1 << octave)
      sum += sin(frequency * (cos(angle) * Float(x) + sin(angle) * Float(y)) + angle)
    }
    return min(max(0.5 + 0.2 * sum, 0), 1)
  }
}
