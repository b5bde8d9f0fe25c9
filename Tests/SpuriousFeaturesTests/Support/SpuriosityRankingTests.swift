import Classifiers
import SpuriousFeatures
import Statistics
import Tensors
import Testing

@Suite struct SpuriosityRankingTests {
  @Test func `images without the component come last, and are the ones that are not known`() throws
  {
    let scene = SupportScene.usual
    let plain: Set = [2, 5, 6, 11]
    let head = SupportScene.head([14], bias: -9)
    let classifier = scene.classifier(head) { try scene.means([scene.corner], of: $0) }
    let collection = try scene.collection(plain: plain)
    let test = DonorTransplantTest(classifier, collection, configuration: SupportScene.quick)
    let evidence = try SupportingEvidence(
      of: SupportScene.cell(.corner, of: test), in: test, head: head, mapLayer: nil)
    let ranking = try #require(evidence.ranking)
    let expected = plain.map { "image \(SupportScene.imagesPerClass + $0)" }
    #expect(Set(ranking.least.prefix(4).map(\.name)) == Set(expected))
    #expect(ranking.least.map(\.isRight) == (0..<10).map { $0 >= 4 })
    #expect(ranking.most.count == 10 && ranking.most.prefix(8).allSatisfy(\.isRight))
    #expect(zip(ranking.least, ranking.least.dropFirst()).allSatisfy { $0.score <= $1.score })
    // Thirds of twelve: four known, four unknown.
    #expect(ranking.topAccuracy == 1 && ranking.bottomAccuracy == 0)
    let four = Proportion(successCount: 4, trialCount: 4)
    #expect(ranking.gap == four.difference(from: Proportion(successCount: 0, trialCount: 4)))
    // The eight with the corner are above all others.
    #expect(ranking.separation > 2.0 / 3)
  }

  @Test func `without a linear map, the means of the last map are ranked`() throws {
    let scene = SupportScene.usual
    let head = SupportScene.head([14], bias: -9)
    let classifier = scene.classifier(head, brighterThan: 0.8) {
      try scene.means([scene.corner], of: $0)
    }
    let test = DonorTransplantTest(
      classifier, try scene.collection(), configuration: SupportScene.quick)
    let evidence = try SupportingEvidence(
      of: SupportScene.cell(.corner, of: test), in: test, head: nil, mapLayer: "map")
    #expect(try #require(evidence.ranking).separation == 1)
    #expect(evidence.headCounterfactual == nil && evidence.components == nil)
  }
}
