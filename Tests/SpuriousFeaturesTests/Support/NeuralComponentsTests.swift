import Classifiers
import SpuriousFeatures
import Tensors
import TestSupport
import Testing

@Suite struct NeuralComponentsTests {
  private static let (height, width) = (7, 9)

  /// Features, in steps of 1 / 16, as in `Tests/References/support.py`.
  private static let features: [[[Float]]] = [
    [[1, 1, 8, 8], [12, 3, 2, 5]],
    [[3, 8, 1, 12], [5, 2, 9, 4], [14, 7, 7, 1], [2, 11, 3, 15], [9, 10, 12, 6]],
    [[4, 10, 10, 2], [6, 6, 1, 13]],
  ]

  /// Of `Tests/References/support.py`: the share of the score's variance, the area under the curve,
  /// the order of the images.
  private static let goldens: [(share: Double, area: Double, order: [Int])] = [
    (0.7369828695971022, 0.6, [3, 0, 4, 1, 2]),
    (0.25843429483097025, 0.6, [2, 4, 3, 0, 1]),
    (0.002633674733067254, 0.6, [4, 1, 3, 0, 2]),
    (0.0019491608388607475, 0.25, [3, 2, 1, 4, 0]),
  ]

  /// An image whose first four pixels are its features; the core is far from them.
  private static func image(_ features: [Float], _ classIndex: Int, _ number: Int) -> LabeledImage {
    var planes = [Float](repeating: 0.5, count: 3 * height * width)
    for (index, value) in features.enumerated() { planes[index] = value / 16 }
    var core = [Float](repeating: 0, count: height * width)
    core[5 * width + 5] = 1
    return LabeledImage(
      name: "\(classIndex) \(number)", classIndex: classIndex, planes: planes, core: core)
  }

  @Test func `components are those of NumPy`() throws {
    let collection = try ImageCollection(
      Self.features.enumerated().flatMap { classIndex, images in
        images.enumerated().map { Self.image($1, classIndex, $0) }
      }, channelCount: 3, height: Self.height, width: Self.width)
    let head = LinearHead(
      featureLayer: "features", featureCount: 4, classCount: 3,
      weights: [1, 1, 1, 1, 2, -1, 0.5, 3, 0, 0, 0, 0], bias: [0, 0, 0])
    let scene = SupportScene(height: Self.height, width: Self.width)
    let classifier = scene.classifier(head) { images in
      try images.reshaped(to: [images.shape[0], -1]).slice(axis: 1, from: 0, to: 4)
    }
    let test = DonorTransplantTest(classifier, collection, configuration: SupportScene.quick)
    let evidence = try SupportingEvidence(
      of: SupportScene.cell(.background, of: test), in: test, head: head, mapLayer: nil)
    let found = try #require(evidence.components)
    #expect(found.imageCount == 5)
    #expect(found.components.count == Self.goldens.count)
    for (component, golden) in zip(found.components, Self.goldens) {
      #expect(abs(component.logitShare - golden.share) < 1e-6)
      #expect(try abs(#require(component.backgroundness) - golden.area) < 1e-12)
      #expect(component.topImages == golden.order.map { "1 \($0)" })
    }
    let large = Self.goldens.filter { $0.share >= NeuralComponents.smallestShare }
    #expect(found.backgroundness == large.map(\.area).max())
    #expect(abs(found.components.reduce(0) { $0 + $1.logitShare } - 1) < 1e-6)
  }

  @Test func `images that are all the same have no component`() throws {
    let collection = try ImageCollection(
      (0..<3).flatMap { classIndex in
        (0..<3).map { Self.image([8, 8, 8, 8], classIndex, $0) }
      }, channelCount: 3, height: Self.height, width: Self.width)
    let head = SupportScene.head([1], bias: 0)
    let scene = SupportScene(height: Self.height, width: Self.width)
    let classifier = scene.classifier(head) { try scene.means([scene.corner], of: $0) }
    let test = DonorTransplantTest(classifier, collection, configuration: SupportScene.quick)
    let evidence = try SupportingEvidence(
      of: SupportScene.cell(.background, of: test), in: test, head: head, mapLayer: nil)
    #expect(try #require(evidence.components).components.isEmpty)
    #expect(try #require(evidence.components).backgroundness == nil)
    #expect(try #require(evidence.headCounterfactual).droppedShare == nil)
  }
}
