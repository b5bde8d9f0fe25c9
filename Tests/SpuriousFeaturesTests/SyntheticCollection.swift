import Classifiers
import SpuriousFeatures
import Tensors
import TestSupport

/// Images of noise, with a core in the middle.
enum SyntheticCollection {
  /// Images of noise around a color of their own; each third belongs to one class.
  static func collection(
    height: Int, width: Int, classCount: Int = 3, imagesPerClass: Int = 2, masks: Bool = true,
    change: (_ classIndex: Int, _ planes: inout [Float]) -> Void = { _, _ in }
  ) throws -> ImageCollection {
    var random = Philox(seed: 7, counter: SIMD3(0, 0, 0))
    let images = (0..<classCount * imagesPerClass).map { number in
      var planes: [Float] = []
      for _ in 0..<3 {
        let level = 0.3 + 0.2 * random.uniform()
        planes += (0..<height * width).map { _ in level + 0.2 * random.uniform() }
      }
      let classIndex = number / imagesPerClass
      change(classIndex, &planes)
      return LabeledImage(
        name: "image \(number)", classIndex: classIndex, planes: planes,
        core: masks ? core(height: height, width: width) : nil)
    }
    return try ImageCollection(images, channelCount: 3, height: height, width: width)
  }

  /// The middle third of the image.
  private static func core(height: Int, width: Int) -> [Float] {
    (0..<height * width).map { pixel in
      let (row, column) = (pixel / width, pixel % width)
      let isInside =
        (height / 3..<(2 * height + 2) / 3).contains(row)
        && (width / 3..<(2 * width + 2) / 3).contains(column)
      return isInside ? 1 : 0
    }
  }

  /// Whether no core is within two pixels.
  static func isFar(_ pixel: Int, from cores: [[Float]?], height: Int, width: Int) -> Bool {
    let (row, column) = (pixel / width, pixel % width)
    return cores.compactMap { $0 }.allSatisfy { core in
      (max(0, row - 2)...min(height - 1, row + 2)).allSatisfy { y in
        (max(0, column - 2)...min(width - 1, column + 2)).allSatisfy { core[y * width + $0] == 0 }
      }
    }
  }
}

extension ScriptedClassifier {
  /// A network that sees nothing.
  static func blind(height: Int, width: Int, classCount: Int) -> ScriptedClassifier {
    ScriptedClassifier(
      height: height, width: width,
      layers: [
        "logits": { images in
          try Tensor(
            [Float](repeating: 0, count: images.shape[0] * classCount),
            shape: [images.shape[0], classCount])
        }
      ])
  }
}
