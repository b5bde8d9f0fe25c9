import Classifiers
import SpuriousFeatures
import Tensors
import TestSupport
import Testing

/// Images of four classes, of which those of class 1 have a bright corner, and networks whose
/// features are means of places.
struct SupportScene {
  let height: Int
  let width: Int
  static let classCount = 4
  static let imagesPerClass = 12

  /// The bottom right corner: off the core.
  var corner: Place { Place(top: height - 3, left: width - 3, height: 3, width: 3) }
  /// The middle of the core.
  var middle: Place { Place(top: height / 2 - 1, left: width / 2 - 1, height: 2, width: 2) }

  static let usual = SupportScene(height: 16, width: 18)

  /// Draws images; class 1's have a bright corner, unless they are left out.
  func collection(
    masks: Bool = true, plain: Set<Int> = [],
    change: (_ number: Int, _ planes: inout [Float]) -> Void = { _, _ in }
  ) throws -> ImageCollection {
    var number = 0
    return try SyntheticCollection.collection(
      height: height, width: width, classCount: Self.classCount,
      imagesPerClass: Self.imagesPerClass, masks: masks
    ) { classIndex, planes in
      if classIndex == 1, !plain.contains(number % Self.imagesPerClass) {
        paint(0.95, corner, &planes)
      }
      change(number, &planes)
      number += 1
    }
  }

  func paint(_ value: Float, _ place: Place, _ planes: inout [Float]) {
    for index in planes.indices where weight(of: place, index) > 0 { planes[index] = value }
  }

  /// How much a pixel counts in the mean of a place.
  private func weight(of place: Place, _ index: Int) -> Float {
    let (row, column) = (index / width % height, index % width)
    let isInside =
      (place.top..<place.top + place.height).contains(row)
      && (place.left..<place.left + place.width).contains(column)
    return isInside ? 1 / Float(3 * place.height * place.width) : 0
  }

  /// The means of places, of shape `[batch, places]`.
  func means(_ places: [Place], of images: Tensor) throws -> Tensor {
    let count = 3 * height * width
    let weights = try Tensor(
      (0..<count).flatMap { index in places.map { weight(of: $0, index) } },
      shape: [count, places.count])
    return try images.reshaped(to: [images.shape[0], -1]).matrixMultiplied(by: weights)
  }

  /// A network with features, a linear map from them to scores, and a map of how much brighter than a
  /// threshold blocks of 2 by 2 pixels are.
  func classifier(
    _ head: LinearHead, brighterThan threshold: Double = 0,
    _ features: @escaping (Tensor) throws -> Tensor
  ) -> ScriptedClassifier {
    ScriptedClassifier(
      height: height, width: width,
      layers: [
        "features": features,
        "logits": { images in
          try features(images).linear(
            weights: Tensor(head.weights, shape: [head.classCount, head.featureCount]),
            bias: Tensor(head.bias, shape: [head.classCount]))
        },
        "map": { images in
          try images.averagePooled(
            PoolingGeometry(
              window: [min(2, height), min(2, width)], strides: [2, 2], padding: [0, 0]),
            countsPadding: false
          ).adding(-threshold).relu()
        },
      ])
  }

  /// A head in which class 1 alone reads features.
  static func head(_ weights: [Float], bias: Float) -> LinearHead {
    LinearHead(
      featureLayer: "features", featureCount: weights.count, classCount: classCount,
      weights: (0..<classCount).flatMap { row in weights.map { row == 1 ? $0 : 0 } },
      bias: [0, bias, 0, 0])
  }

  static var quick: TransplantConfiguration {
    var configuration = TransplantConfiguration()
    configuration.permutationCount = 200
    configuration.sampleCount = 100
    return configuration
  }

  /// What a test says of class 1's component.
  static func cell(
    _ component: Component, of test: DonorTransplantTest
  ) throws -> TransplantCell {
    try #require(try test.cells().first { $0.classIndex == 1 && $0.component == component })
  }
}

extension SupportingEvidence {
  /// Measures all scores of a cell, after the test has run.
  init(
    of cell: TransplantCell, in test: DonorTransplantTest, head: LinearHead?, mapLayer: String?,
    prototypes: [[Float]] = [], progress: @escaping (Int, Int) -> Bool = { _, _ in true }
  ) throws {
    try self.init(
      of: cell, in: test, test.run(), head: head, mapLayer: mapLayer, prototypes: prototypes,
      progress: progress)
  }
}
