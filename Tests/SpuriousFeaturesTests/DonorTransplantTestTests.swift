import Classifiers
import SpuriousFeatures
import Statistics
import Tensors
import TestSupport
import Testing

/// Networks whose cues are known by hand.
@Suite struct DonorTransplantTestTests {
  private static let (height, width) = (CornerWorld.height, CornerWorld.width)
  private static let classCount = CornerWorld.classCount
  private static let quick = CornerWorld.quick

  private static func collection() throws -> ImageCollection { try CornerWorld.collection() }

  private static func cornerReader(strength: Double = 12) throws -> ScriptedClassifier {
    try CornerWorld.reader(strength: strength)
  }

  @Test func `a corner that decides is found, and nothing else is blamed for it`() throws {
    let test = try DonorTransplantTest(
      Self.cornerReader(), Self.collection(), configuration: Self.quick)
    let cells = try test.cells()
    #expect(cells.count == Self.classCount * test.components.count)
    let findings = cells.filter(\.isFinding)
    #expect(findings.map(\.classIndex) == [1])
    #expect(findings.map(\.component) == [.corner])
    let place = try #require(findings.first?.place)
    #expect(place.top + place.height == Self.height && place.left + place.width == Self.width)
    let effect = try #require(findings.first?.sufficiency)
    #expect(effect.probability.lower > 0.3 && effect.answer.value > 0.9)
    #expect(effect.recipientCount == 36 && effect.donorCount == 12)
  }

  @Test func `a network that sees nothing has no findings, and no effect at all`() throws {
    let classifier = ScriptedClassifier.blind(
      height: Self.height, width: Self.width, classCount: Self.classCount)
    let cells = try DonorTransplantTest(
      classifier, Self.collection(), configuration: Self.quick
    ).cells()
    #expect(!cells.isEmpty)
    for cell in cells {
      #expect(cell.sufficiency.probability.value == 0 && cell.sufficiency.pValue == 1)
      #expect(!cell.isFlagged)
    }
  }

  @Test func `a class whose images were shuffled among all others has no finding`() throws {
    let collection = try Self.collection()
    let shuffled = try ImageCollection(
      collection.images.enumerated().map { number, image in
        LabeledImage(
          name: image.name, classIndex: number % Self.classCount, planes: image.planes,
          core: image.core)
      }, channelCount: 3, height: Self.height, width: Self.width)
    let cells = try DonorTransplantTest(
      Self.cornerReader(), shuffled, configuration: Self.quick
    ).cells()
    #expect(cells.filter(\.isFlagged).isEmpty)
  }

  @Test func `the finding follows the images, when two classes change theirs`() throws {
    let collection = try Self.collection()
    let swapped = try ImageCollection(
      collection.images.map { image in
        LabeledImage(
          name: image.name, classIndex: [0, 2, 1, 3][image.classIndex], planes: image.planes,
          core: image.core)
      }, channelCount: 3, height: Self.height, width: Self.width)
    let cells = try DonorTransplantTest(
      Self.cornerReader(), swapped, configuration: Self.quick
    ).cells()
    // The corner now belongs to images that are called class 2, and the network calls it class 1.
    #expect(!cells.contains { $0.isFinding && $0.classIndex == 1 })
    let effect = try #require(cells.first { $0.classIndex == 2 && $0.component == .corner })
    #expect(effect.sufficiency.probability.value < 0)
  }

  @Test func `the same images and seed give the same cells`() throws {
    func cells(seed: UInt64) throws -> [TransplantCell] {
      var configuration = Self.quick
      configuration.seed = seed
      return try DonorTransplantTest(
        Self.cornerReader(strength: 4), Self.collection(), configuration: configuration
      ).cells()
    }
    let first = try cells(seed: 3)
    #expect(try cells(seed: 3) == first)
    #expect(try cells(seed: 4) != first)
  }

  @Test func `work that is stopped says so`() throws {
    let test = try DonorTransplantTest(
      Self.cornerReader(), Self.collection(), configuration: Self.quick)
    #expect(throws: SpuriousFeatureError.cancelled) {
      try test.cells { phase, _, _ in phase != .transplants }
    }
  }

  @Test func `images that cannot be compared are refused`() throws {
    let image = LabeledImage(name: "a", classIndex: 0, planes: [Float](repeating: 0, count: 12))
    let other = LabeledImage(name: "b", classIndex: 1, planes: image.planes)
    let third = LabeledImage(name: "c", classIndex: 2, planes: image.planes)
    let small = LabeledImage(name: "d", classIndex: 2, planes: [0, 0, 0])
    let masked = LabeledImage(name: "e", classIndex: 2, planes: image.planes, core: [1])
    func collection(_ images: [LabeledImage]) throws -> ImageCollection {
      try ImageCollection(images, channelCount: 3, height: 2, width: 2)
    }
    #expect(throws: SpuriousFeatureError.tooFewClasses(2)) {
      try collection([image, image, other, other])
    }
    #expect(throws: SpuriousFeatureError.tooFewImages(classIndex: 2)) {
      try collection([image, image, other, other, third])
    }
    #expect(throws: SpuriousFeatureError.wrongSize(name: "d", isMask: false)) {
      try collection([image, other, small])
    }
    #expect(throws: SpuriousFeatureError.wrongSize(name: "e", isMask: true)) {
      try collection([image, other, masked])
    }
  }
}
