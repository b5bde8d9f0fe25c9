import Classifiers
import SpuriousFeatures
import Tensors
import TestSupport

/// Images of four classes, of which class 1 has a bright corner at the bottom right, and a network
/// that takes a bright corner for class 1 and knows nothing else.
enum CornerWorld {
  static let (height, width) = (16, 18)
  static let classCount = 4

  static func isInCorner(_ index: Int) -> Bool {
    let (row, column) = (index / width % height, index % width)
    return row >= height - 3 && column >= width - 3
  }

  static func collection(masks: Bool = true, imagesPerClass: Int = 12) throws -> ImageCollection {
    try SyntheticCollection.collection(
      height: height, width: width, classCount: classCount, imagesPerClass: imagesPerClass,
      masks: masks
    ) { classIndex, planes in
      guard classIndex == 1 else { return }
      for index in planes.indices where isInCorner(index) { planes[index] = 0.95 }
    }
  }

  static func reader(strength: Double = 12) throws -> ScriptedClassifier {
    let count = 3 * height * width
    let weights = try Tensor(
      (0..<count).flatMap { index -> [Float] in
        [0, isInCorner(index) ? Float(strength) / 27 : 0, 0, 0]
      }, shape: [count, classCount])
    return ScriptedClassifier(
      height: height, width: width,
      layers: [
        "logits": { images in
          try images.adding(-0.7).reshaped(to: [images.shape[0], -1])
            .matrixMultiplied(by: weights)
        }
      ])
  }

  static var quick: TransplantConfiguration {
    var configuration = TransplantConfiguration()
    configuration.permutationCount = 2000
    configuration.sampleCount = 200
    return configuration
  }

  static func test(
    strength: Double = 12, masks: Bool = true, targets: [Int]? = nil,
    store: (any TransplantStore)? = nil
  ) throws -> DonorTransplantTest {
    DonorTransplantTest(
      try reader(strength: strength), try collection(masks: masks), configuration: quick,
      targets: targets, store: store)
  }
}
