import Classifiers
import SpuriousFeatures
import Tensors
import TestSupport
import Testing

/// One cause shows in several components; the one that it belongs to is the finding.
@Suite struct ExplainingAwayTests {
  private static let (height, width) = (24, 21)
  private static let classCount = 4

  /// Images of four classes; those of class 1 are changed.
  private static func collection(
    _ change: (_ index: Int, inout Float) -> Void
  ) throws -> ImageCollection {
    try SyntheticCollection.collection(
      height: height, width: width, classCount: classCount, imagesPerClass: 30
    ) { classIndex, planes in
      guard classIndex == 1 else { return }
      for index in planes.indices { change(index, &planes[index]) }
    }
  }

  private static func checker(_ index: Int) -> Float {
    (index / width % height + index % width) % 2 == 0 ? 1 : -1
  }

  /// A network whose score of class 1 is a weighted sum of the image's values, less a threshold.
  private static func reader(
    threshold: Double, _ weight: (Int) -> Float
  ) throws -> ScriptedClassifier {
    let count = 3 * height * width
    let column = (0..<count).map(weight)
    let weights = try Tensor(column.flatMap { [0, $0, 0, 0] }, shape: [count, classCount])
    let offsets = try Tensor([0, Float(-threshold), 0, 0], shape: [1, classCount])
    return ScriptedClassifier(
      height: height, width: width,
      layers: [
        "logits": { images in
          try images.reshaped(to: [images.shape[0], -1]).matrixMultiplied(by: weights)
            .adding(offsets)
        }
      ])
  }

  private static func cells(
    _ classifier: ScriptedClassifier, _ collection: ImageCollection
  ) throws -> [TransplantCell] {
    var configuration = TransplantConfiguration()
    configuration.permutationCount = 2000
    configuration.sampleCount = 200
    return try DonorTransplantTest(classifier, collection, configuration: configuration).cells()
  }

  private static func requireOneFinding(
    _ component: Component, alias: Component, in cells: [TransplantCell],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let findings = cells.filter(\.isFinding).map { "\($0.classIndex) \($0.component)" }
    #expect(findings == ["1 \(component)"], sourceLocation: sourceLocation)
    let explained = cells.filter { $0.classIndex == 1 && $0.alias != nil }
    #expect(explained.contains { $0.component == alias }, sourceLocation: sourceLocation)
    #expect(explained.allSatisfy { $0.alias == component }, sourceLocation: sourceLocation)
  }

  @Test func `a cast of color is no matter of the background that has it, too`() throws {
    let size = Self.height * Self.width
    let collection = try Self.collection { index, value in
      value *= index < size ? 1.5 : index < 2 * size ? 1 : 0.6
    }
    let weight = 40 / Float(size)
    let classifier = try Self.reader(threshold: 8) { index in
      index < size ? weight : index < 2 * size ? 0 : -weight
    }
    Self.requireOneFinding(.color, alias: .background, in: try Self.cells(classifier, collection))
  }

  @Test func `a pattern over everything is the camera's`() throws {
    let collection = try Self.collection { index, value in value += 0.06 * Self.checker(index) }
    let size = Float(3 * Self.height * Self.width)
    let classifier = try Self.reader(threshold: 4) { 160 / size * Self.checker($0) }
    Self.requireOneFinding(
      .highFrequency, alias: .background, in: try Self.cells(classifier, collection))
  }
}
