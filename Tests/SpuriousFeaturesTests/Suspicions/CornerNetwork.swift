import Classifiers
import SpuriousFeatures
import Tensors
import TestSupport

/// A network written out: class 0 is a bright corner and nothing else, and is ruled out without it;
/// each other class is the middle's brightness and a color there.
///
/// Features are sums of colors less one half: of the corner, of the middle, and of each of the
/// middle's channels. `order` says which class each output is.
struct CornerNetwork {
  static let (height, width) = (16, 24)
  static let classCount = 4
  let order: [Int]

  init(order: [Int] = [0, 1, 2, 3]) { self.order = order }

  private static let featureCount = 5
  private static let weights: [[Float]] = [
    [2, 0, 0, 0, 0], [0, 0.2, 0.5, 0, 0], [0, 0.2, 0, 0.5, 0], [0, 0.2, 0, 0, 0.5],
  ]
  private static let bias: [Float] = [-4, 1, 0.5, 0]

  /// Whether a pixel of a channel counts for a feature.
  private static func counts(_ feature: Int, _ channel: Int, _ row: Int, _ column: Int) -> Bool {
    let isInCorner = row < 4 && column < 4
    let isInMiddle = (6..<10).contains(row) && (10..<14).contains(column)
    return switch feature {
    case 0: isInCorner
    case 1: isInMiddle
    default: isInMiddle && channel == feature - 2
    }
  }

  private static func sums() throws -> Tensor {
    let size = height * width
    let values = (0..<featureCount).flatMap { feature in
      (0..<3 * size).map { index -> Float in
        counts(feature, index / size, index % size / width, index % width) ? 1 : 0
      }
    }
    return try Tensor(values, shape: [featureCount, 3 * size]).transposed(0, 1)
  }

  var head: LinearHead {
    LinearHead(
      featureLayer: "features", featureCount: Self.featureCount, classCount: Self.classCount,
      weights: order.flatMap { Self.weights[$0] }, bias: order.map { Self.bias[$0] })
  }

  func classifier() throws -> ScriptedClassifier {
    let (sums, head) = (try Self.sums(), head)
    let features: (Tensor) throws -> Tensor = { images in
      try images.adding(-0.5).reshaped(to: [images.shape[0], -1]).matrixMultiplied(by: sums)
    }
    let weights = try Tensor(head.weights, shape: [head.classCount, head.featureCount])
    let bias = try Tensor(head.bias, shape: [1, head.classCount])
    return ScriptedClassifier(
      height: Self.height, width: Self.width,
      layers: [
        "features": features,
        "logits": {
          try features($0).matrixMultiplied(by: weights.transposed(0, 1)).adding(bias)
        },
      ])
  }

  /// Two prototypes of each class, alike but for a little noise.
  func prototypes() -> SubjectPrototypes {
    SubjectPrototypes(
      order.map { kind in [0, 1].map { Self.prototype(kind, seed: $0) } }, channelCount: 3,
      height: Self.height, width: Self.width)
  }

  private static func prototype(_ kind: Int, seed: Int) -> [Float] {
    var random = Philox(seed: UInt64(10 * kind + seed), counter: SIMD3(0, 0, 0))
    let size = height * width
    return (0..<3 * size).map { index in
      let (channel, row, column) = (index / size, index % size / width, index % width)
      let isBright =
        kind == 0 ? counts(0, channel, row, column) : counts(kind + 1, channel, row, column)
      return isBright ? 0.95 : 0.5 + 0.02 * (random.uniform() - 0.5)
    }
  }
}
