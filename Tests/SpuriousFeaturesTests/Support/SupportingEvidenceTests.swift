import Classifiers
import Foundation
import SpuriousFeatures
import Statistics
import Tensors
import TestSupport
import Testing

@Suite struct SupportingEvidenceTests {
  private static let scene = SupportScene.usual
  private static let head = SupportScene.head([14, 1], bias: -9)

  private static func test(
    _ scene: SupportScene = scene, masks: Bool = true
  ) throws -> DonorTransplantTest {
    let classifier = scene.classifier(head) {
      try scene.means([scene.corner, scene.middle], of: $0)
    }
    return DonorTransplantTest(
      classifier, try scene.collection(masks: masks), configuration: SupportScene.quick)
  }

  private static var prototype: [Float] {
    (0..<3 * scene.height * scene.width).map { Float($0 % 7) / 7 }
  }

  @Test func `the same finding has the same evidence, in memory and in a file`() throws {
    let test = try Self.test()
    let cell = try SupportScene.cell(.corner, of: test)
    func evidence() throws -> SupportingEvidence {
      try SupportingEvidence(
        of: cell, in: test, head: Self.head, mapLayer: "map", prototypes: [Self.prototype])
    }
    let first = try evidence()
    #expect(first.omissions.isEmpty)
    #expect(first.classIndex == 1 && first.component == .corner && first.place == cell.place)
    #expect(try evidence() == first)
    let decoded = try JSONDecoder().decode(
      SupportingEvidence.self, from: JSONEncoder().encode(first))
    #expect(decoded == first)
  }

  @Test func `what is missing is said, with the reason`() throws {
    let test = try Self.test(masks: false)
    let evidence = try SupportingEvidence(
      of: SupportScene.cell(.corner, of: test), in: test, head: nil, mapLayer: nil)
    let reasons = Dictionary(
      uniqueKeysWithValues: evidence.omissions.map { ($0.score, $0.reason) })
    #expect(
      reasons == [
        .headCounterfactual: .noLinearHead, .components: .noLinearHead, .backgroundGaps: .noMasks,
        .patchMatching: .noMap, .ranking: .noFeatures,
      ])
    let mapped = try SupportingEvidence(
      of: SupportScene.cell(.corner, of: test), in: test, head: Self.head, mapLayer: "map")
    #expect(mapped.omissions.map(\.reason) == [.noMasks, .noPrototypes])
    #expect(try #require(mapped.components).backgroundness == nil)
  }

  @Test func `progress comes to an end, and work that is stopped says so`() throws {
    let test = try Self.test()
    for component in [Component.corner, .window, .color] {
      let cell = try SupportScene.cell(component, of: test)
      var steps: [(Int, Int)] = []
      _ = try SupportingEvidence(
        of: cell, in: test, head: Self.head, mapLayer: "map", prototypes: [Self.prototype]
      ) {
        steps.append(($0, $1))
        return true
      }
      #expect(try #require(steps.last).0 == #require(steps.last).1)
      #expect(throws: SpuriousFeatureError.cancelled) {
        try SupportingEvidence(of: cell, in: test, head: Self.head, mapLayer: nil) { _, _ in
          false
        }
      }
    }
  }

  @Test func `a prototype of another size is refused`() throws {
    let test = try Self.test()
    let cell = try SupportScene.cell(.corner, of: test)
    #expect(throws: SpuriousFeatureError.wrongSize(name: "prototype 2", isMask: false)) {
      try SupportingEvidence(
        of: cell, in: test, head: nil, mapLayer: "map", prototypes: [Self.prototype, [0.5]])
    }
  }

  @Test(arguments: [(1, 1), (1, 5), (2, 3)])
  func `the smallest images have every score`(height: Int, width: Int) throws {
    let collection = try SyntheticCollection.collection(
      height: height, width: width, imagesPerClass: 3)
    let scene = SupportScene(height: height, width: width)
    let head = LinearHead(
      featureLayer: "features", featureCount: 3, classCount: 3,
      weights: [1, 0, 0, 0, 1, 0, 0, 0, 1], bias: [0, 0, 0])
    let classifier = scene.classifier(head) { try $0.mean(axes: [2, 3]) }
    let test = DonorTransplantTest(classifier, collection, configuration: SupportScene.quick)
    for cell in try test.cells() {
      let evidence = try SupportingEvidence(
        of: cell, in: test, head: head, mapLayer: "map",
        prototypes: [[Float](repeating: 0.5, count: 3 * height * width)])
      let missing = evidence.omissions.map(\.score)
      #expect(missing.isEmpty || evidence.omissions.allSatisfy { $0.reason == .noTransplants })
      #expect(try #require(evidence.patchMatching).patches.count == 3)
    }
  }
}
