import Classifiers
import ShortcutBenchmark
import SpuriousFeatures
import Tensors

/// Pictures of 8 × 10 pixels whose core is the left half, and networks that read places of them.
enum HandMade {
  static let (height, width) = (8, 10)
  static let classCount = 3
  static let pixelCount = height * width

  /// Whether a pixel is in the core.
  static func isCore(_ pixel: Int) -> Bool { pixel % width < width / 2 }

  /// Whether a pixel is in the corner at the bottom right.
  static func isCorner(_ pixel: Int) -> Bool { pixel / width >= 6 && pixel % width >= 8 }

  /// Images of one channel and three classes, which take turns.
  static func collection(
    imagesPerClass: Int = 4, masks: Bool = true, _ value: (_ number: Int, _ pixel: Int) -> Float
  ) throws -> ImageCollection {
    try ImageCollection(
      (0..<classCount * imagesPerClass).map { number in
        LabeledImage(
          name: "\(number)", classIndex: number % classCount,
          planes: (0..<pixelCount).map { value(number, $0) },
          core: masks ? (0..<pixelCount).map { isCore($0) ? 1 : 0 } : nil)
      }, channelCount: 1, height: height, width: width)
  }

  /// A network whose features are weighted sums of pixels, and whose scores are those of features.
  struct Network: ActivationSource {
    let logitLayer = "scores"
    let imageShape = (channels: 1, height: height, width: width)
    /// For each feature the weight of each pixel.
    let readers: [[Float]]
    /// For each class the weight of each feature.
    let head: [[Double]]
    /// What is taken from every feature.
    var threshold = 0.0

    func activations(of images: Tensor, at layers: [String]) throws -> [String: Tensor] {
      let weights = try Tensor(readers.flatMap(\.self), shape: [readers.count, pixelCount])
      let features = try images.reshaped(to: [images.shape[0], -1])
        .linear(weights: weights, bias: nil).adding(-threshold)
      let last = try Tensor(
        head.flatMap { $0.map(Float.init) }, shape: [head.count, readers.count])
      return ["features": features, "scores": try features.linear(weights: last, bias: nil)]
    }

    var inspected: InspectedNetwork {
      InspectedNetwork(
        self, head: .init(featureLayer: "features", weights: head), zeroColor: [0])
    }
  }

  /// A network of which a feature, the mean of some pixels times a gain, is the score of class 1.
  static func reader(
    gain: Float = 20, threshold: Double = 0, _ isRead: (Int) -> Bool
  ) -> Network {
    let count = Float((0..<pixelCount).count(where: isRead))
    return Network(
      readers: [(0..<pixelCount).map { isRead($0) ? gain / count : 0 }], head: [[0], [1], [0]],
      threshold: threshold)
  }

  /// A network with a map of 2 × 2 places, the means of the image's quarters, for each channel of
  /// which it has a factor; the score of class 1 is the sum of its values.
  struct MapNetwork: ActivationSource {
    let logitLayer = "scores"
    let imageShape = (channels: 1, height: height, width: width)
    let factors: [Float]

    func activations(of images: Tensor, at layers: [String]) throws -> [String: Tensor] {
      let window = [height / 2, width / 2]
      let quarters = try images.averagePooled(
        PoolingGeometry(window: window, strides: window, padding: [0, 0]), countsPadding: false)
      // As many channels as factors, whose values are alike; the factors come behind the map.
      let map = try quarters.multiplied(
        by: Tensor([Float](repeating: 1, count: factors.count), shape: [1, factors.count, 1, 1]))
      let weighted = try map.multiplied(by: Tensor(factors, shape: [1, factors.count, 1, 1]))
      let score = try weighted.sum(axes: [1, 2, 3]).insertingAxis(1)
      let scores = try score.multiplied(by: Tensor([0, 1, 0] as [Float], shape: [1, 3]))
      return ["map": map, "scores": scores]
    }

    var inspected: InspectedNetwork {
      InspectedNetwork(self, mapLayer: "map", zeroColor: [0])
    }
  }
}
