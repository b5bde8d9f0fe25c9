import ShortcutBenchmark
import SpuriousFeatures
import Testing

/// Where explanations lie, of networks that read known places.
@Suite struct ExplanationTests {
  private static func mass(
    _ baseline: Baseline, _ network: InspectedNetwork, _ collection: ImageCollection
  ) throws -> [Double] {
    try #require(try BaselineStudy(network, collection).scores()[baseline])
  }

  @Test func `Input × Gradient lies on the pixels that are read`() throws {
    let collection = try HandMade.collection { _, _ in 0.5 }
    func share(_ isRead: (Int) -> Bool) throws -> [Double] {
      try Self.mass(.inputGradient, HandMade.reader(isRead).inspected, collection)
    }
    let inside = try share(HandMade.isCore)
    let outside = try share { !HandMade.isCore($0) }
    let quarter = try share { $0 % HandMade.width >= 2 && $0 % HandMade.width < 6 }
    #expect(abs(inside[1]) < 1e-6 && abs(outside[1] - 1) < 1e-6 && abs(quarter[1] - 0.25) < 1e-6)
    // The other classes are read nowhere.
    #expect(inside[0] == 0 && outside[2] == 0)
  }

  @Test func `what is zero for the network has no Input × Gradient`() throws {
    let collection = try HandMade.collection { _, pixel in HandMade.isCore(pixel) ? 0.5 : 0.9 }
    let network = HandMade.reader { _ in true }
    let centered = InspectedNetwork(network, zeroColor: [0.5])
    #expect(abs(try Self.mass(.inputGradient, centered, collection)[1] - 1) < 1e-6)
    let share = try Self.mass(.inputGradient, network.inspected, collection)[1]
    #expect(abs(share - 0.9 / 1.4) < 1e-6)
  }

  @Test func `Grad-CAM is the map by its gradients, enlarged between the places' centers`() throws {
    // The right half is black, so that the map's columns are 1 and 0: over ten pixels the enlarged
    // map is 1, 1, 1, .9, .7, .5 - .2, .3, ... and the core, the left half, has 4.5 + .1 of 5.
    let collection = try HandMade.collection { _, pixel in HandMade.isCore(pixel) ? 1 : 0 }
    let columns = (0..<10).map { column -> Double in
      min(max(1 - ((Double(column) + 0.5) / 5 - 0.5), 0), 1)
    }
    let expected = columns[5...].reduce(0, +) / columns.reduce(0, +)
    let scores = try Self.mass(
      .gradCAM, HandMade.MapNetwork(factors: [2, 1]).inspected, collection)
    #expect(abs(scores[1] - expected) < 1e-5)
    #expect(abs(expected - 0.12) < 1e-9)
  }

  @Test func `a map that speaks against its class is cut off`() throws {
    let collection = try HandMade.collection { _, _ in 1 }
    let against = try Self.mass(
      .gradCAM, HandMade.MapNetwork(factors: [-2, 1]).inspected, collection)
    let inFavor = try Self.mass(
      .gradCAM, HandMade.MapNetwork(factors: [-2, 3]).inspected, collection)
    #expect(against[1] == 0 && abs(inFavor[1] - 0.5) < 1e-6)
  }

  @Test func `the window that is pasted is the brightest off the core`() throws {
    // Class 1 has a bright corner, and the network knows it by its right half.
    let collection = try HandMade.collection { number, pixel in
      number % 3 == 1 && HandMade.isCorner(pixel) ? 1 : 0
    }
    let scores = try Self.mass(
      .patchInsertion, HandMade.MapNetwork(factors: [100]).inspected, collection)
    #expect(scores[1] > 0.9 && scores[0] < 0.4 && scores[2] < 0.4, "\(scores)")
  }

  @Test func `without masks, or without the layers, there are no such scores`() throws {
    let blind = try HandMade.collection(masks: false) { _, pixel in Float(pixel % 7) / 7 }
    let reader = HandMade.reader(HandMade.isCore)
    let features = try BaselineStudy(reader.inspected, blind).scores()
    #expect(features.keys.allSatisfy { !$0.needsCores })
    #expect(features[.patchInsertion] == nil && features[.spectralClusters] != nil)
    let masked = try HandMade.collection { _, pixel in Float(pixel % 7) / 7 }
    let bare = try BaselineStudy(InspectedNetwork(reader, zeroColor: [0]), masked).scores()
    #expect(bare[.neuralPCA] == nil && bare[.gradCAM] == nil && bare[.outlierFeatures] == nil)
    #expect(bare[.inputGradient] != nil && bare.values.allSatisfy { $0.count == 3 })
  }

  @Test func `work that is stopped says so`() throws {
    let collection = try HandMade.collection { _, _ in 0.5 }
    #expect(throws: SpuriousFeatureError.cancelled) {
      try BaselineStudy(HandMade.reader(HandMade.isCore).inspected, collection) { false }
    }
  }
}
