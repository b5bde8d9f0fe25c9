import Classifiers
import SpuriousFeatures
import Statistics
import Tensors
import Testing

/// Effects whose way through the features is known by hand.
@Suite struct HeadCounterfactualTests {
  private static let scene = SupportScene.usual

  @Test(arguments: [SupportScene(height: 16, width: 18), SupportScene(height: 21, width: 12)])
  func `all of an effect goes with the only feature that carries it`(scene: SupportScene) throws {
    let head = SupportScene.head([14, 1], bias: -9)
    let classifier = scene.classifier(head) {
      try scene.means([scene.corner, scene.middle], of: $0)
    }
    let test = DonorTransplantTest(
      classifier, try scene.collection(), configuration: SupportScene.quick)
    let cell = try SupportScene.cell(.corner, of: test)
    let evidence = try SupportingEvidence(of: cell, in: test, head: head, mapLayer: nil)
    let found = try #require(evidence.headCounterfactual)
    #expect(found.effect.value > 0.3)
    #expect(abs(found.remaining.value) < 1e-6)
    #expect(try abs(#require(found.droppedShare).value - 1) < 1e-5)
    #expect(found.isConfirmed)
    // The corner changes the first feature alone.
    #expect(found.carriers.map(\.channel) == [0])
    #expect(found.carriers.map(\.headWeight) == [14])
    #expect(found.carriers.map(\.share) == [1])
  }

  /// The corner always raises a feature that nobody reads, and moves one that decides up or down, by
  /// the recipient: on average not at all.
  @Test func `an effect across the mean change of the features stays`() throws {
    let scene = Self.scene
    let collection = try scene.collection { number, planes in
      scene.paint(number / 2 % 2 == 0 ? 0.9 : 0.1, scene.middle, &planes)
    }
    let head = SupportScene.head([0, 30], bias: -3)
    let classifier = scene.classifier(head) { images in
      let means = try scene.means([scene.corner, scene.middle], of: images)
      let corner = try means.slice(axis: 1, from: 0, to: 1)
      let side = try means.slice(axis: 1, from: 1, to: 2).adding(-0.5).multiplied(by: 2.5)
      let turned = try corner.adding(-0.5).multiplied(by: side)
      return try Tensor.concatenating([corner.multiplied(by: 10), turned], axis: 1)
    }
    let test = DonorTransplantTest(classifier, collection, configuration: SupportScene.quick)
    let cell = try SupportScene.cell(.corner, of: test)
    let evidence = try SupportingEvidence(of: cell, in: test, head: head, mapLayer: nil)
    let found = try #require(evidence.headCounterfactual)
    #expect(found.effect.value > 0.2)
    #expect(try abs(#require(found.droppedShare).value) < 0.1)
    #expect(!found.isConfirmed)
  }

  @Test func `the features of a flattened map are summed over its places`() throws {
    let scene = SupportScene(height: 16, width: 16)
    // Three channels of 8 by 8 places: the corner is in the last ones of each.
    let (places, channels) = (64, 3)
    let weights = (0..<channels * places).map { index in
      index % places == places - 1 ? Float([2, 6, 0][index / places]) : 0
    }
    let head = SupportScene.head(weights, bias: -6)
    let classifier = scene.classifier(head) { images in
      try images.averagePooled(
        PoolingGeometry(window: [2, 2], strides: [2, 2], padding: [0, 0]), countsPadding: false
      ).reshaped(to: [images.shape[0], -1])
    }
    let test = DonorTransplantTest(
      classifier, try scene.collection(), configuration: SupportScene.quick)
    let cell = try SupportScene.cell(.corner, of: test)
    let evidence = try SupportingEvidence(of: cell, in: test, head: head, mapLayer: "map")
    let found = try #require(evidence.headCounterfactual)
    #expect(found.carriers.map(\.channel) == [1, 0])
    #expect(found.carriers.map(\.headWeight) == [6, 2])
    #expect(abs(found.carriers.reduce(0) { $0 + $1.share } - 1) < 1e-12)
    #expect(found.isConfirmed)
  }
}
