import Classifiers
import SpuriousFeatures
import Tensors
import TestSupport
import Testing

/// Red squares in gray noise, for a network that likes red.
@Suite struct PatchMatchingTests {
  private static let scene = SupportScene.usual

  /// A square of red, where a map's window lies.
  private static func redden(_ planes: inout [Float], top: Int, left: Int) {
    let size = scene.height * scene.width
    for row in top..<top + 5 {
      for column in left..<left + 5 {
        let pixel = row * scene.width + column
        planes[pixel] = 1
        planes[size + pixel] = 0
        planes[2 * size + pixel] = 0
      }
    }
  }

  private static func prototype(top: Int, left: Int) -> [Float] {
    var planes = [Float](repeating: 0.4, count: 3 * scene.height * scene.width)
    redden(&planes, top: top, left: left)
    return planes
  }

  private static func evidence(
    _ prototypes: [[Float]], _ change: (_ number: Int, _ planes: inout [Float]) -> Void
  ) throws -> SupportingEvidence {
    let head = SupportScene.head([40, -40, 0], bias: -3)
    let classifier = scene.classifier(head) { try $0.mean(axes: [2, 3]) }
    let test = DonorTransplantTest(
      classifier, try scene.collection(change: change), configuration: SupportScene.quick)
    return try SupportingEvidence(
      of: SupportScene.cell(.corner, of: test), in: test, head: head, mapLayer: "map",
      prototypes: prototypes)
  }

  @Test func `a copy of the prototype's window is found where it is`() throws {
    // The second prototype has no red at all.
    let gray = [Float](repeating: 0.4, count: 3 * Self.scene.height * Self.scene.width)
    let evidence = try Self.evidence([gray, Self.prototype(top: 4, left: 6)]) { number, planes in
      if number == 17 { Self.redden(&planes, top: 8, left: 2) }
    }
    let found = try #require(evidence.patchMatching)
    #expect(found.prototype == 1)
    #expect(found.place == Place(top: 4, left: 6, height: 6, width: 6))
    #expect(found.loss > 0)
    let patch = try #require(found.patches.first)
    #expect(patch.imageName == "image 17")
    #expect(patch.place == Place(top: 8, left: 2, height: 6, width: 6))
    #expect(patch.similarity > 0.98)
    #expect(found.patches.count == 6)
    #expect(found.patches.dropFirst().allSatisfy { $0.similarity < 0.95 })
  }

  @Test func `matches on the core are told from those off it`() throws {
    func share(top: Int, left: Int) throws -> PatchMatching {
      try #require(
        try Self.evidence([Self.prototype(top: 4, left: 6)]) { number, planes in
          if number / SupportScene.imagesPerClass == 1 {
            Self.redden(&planes, top: top, left: left)
          }
        }.patchMatching)
    }
    let (off, on) = (try share(top: 0, left: 0), try share(top: 6, left: 7))
    #expect(off.matchCount == 100)
    let (low, high) = (try #require(on.offCoreShare), try #require(off.offCoreShare))
    // Of the nine windows that touch the corner's square, two have their centers on the core.
    #expect(high > 0.7, "\(high)")
    #expect(low < 0.55, "\(low)")
    #expect(try #require(off.randomOffCoreShare) > 0)
  }
}
