import Classifiers
import Foundation
import SpuriousFeatures
import Statistics
import Tensors
import Testing

/// Networks that read the background alone, or the core alone.
@Suite struct BackgroundGapsTests {
  private static let scene = SupportScene.usual

  private static func gaps(reading place: Place, weight: Float, bias: Float) throws
    -> BackgroundGaps
  {
    let head = SupportScene.head([weight], bias: bias)
    let classifier = scene.classifier(head) { try scene.means([place], of: $0) }
    let collection = try scene.collection { number, planes in
      // Cores of class 1 are bright, too.
      if number / SupportScene.imagesPerClass == 1 { scene.paint(0.95, scene.middle, &planes) }
    }
    let test = DonorTransplantTest(classifier, collection, configuration: SupportScene.quick)
    let evidence = try SupportingEvidence(
      of: SupportScene.cell(.corner, of: test), in: test, head: head, mapLayer: nil)
    return try #require(evidence.backgroundGaps)
  }

  @Test func `a network that reads a corner knows the class by its background alone`() throws {
    let gaps = try Self.gaps(reading: Self.scene.corner, weight: 100, bias: -92)
    let known = 1 / (1 + 3 * exp(-(100 * 0.95 - 92)))
    #expect(abs(gaps.backgroundAlone.value - known) < 0.01)
    #expect(gaps.backgroundAlone.lower > 0.8)
    // Around the core, all is of the mean color, which is no bright corner.
    #expect(abs(gaps.foregroundLoss.value - known) < 0.01)
    #expect(gaps.foregroundLoss.count == SupportScene.imagesPerClass)
    let sensitivity = try #require(gaps.foregroundSensitivity)
    #expect(sensitivity.value <= -0.9)
  }

  @Test func `a network that reads the core loses nothing without the background`() throws {
    let gaps = try Self.gaps(reading: Self.scene.middle, weight: 100, bias: -92)
    #expect(abs(gaps.backgroundAlone.value) < 0.01)
    #expect(gaps.foregroundLoss.value == 0)
    let sensitivity = try #require(gaps.foregroundSensitivity)
    #expect(sensitivity.value > 0)
  }
}
