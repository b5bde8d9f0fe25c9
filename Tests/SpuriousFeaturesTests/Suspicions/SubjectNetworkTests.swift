import Classifiers
import FeatureVisualization
import Foundation
import SpuriousFeatures
import Tensors
import TestSupport
import Testing

@Suite struct SubjectNetworkTests {
  private static let logits: [Float] = [1, 2, 4, -1, 0, 0.5]
  private static let features: [Float] = [1, 2, 3, 4]

  /// Two images with scores and features that are written out.
  private static func source() -> ScriptedClassifier {
    ScriptedClassifier(layers: [
      "logits": { _ in try Tensor(logits, shape: [2, 3]) },
      "features": { _ in try Tensor(features, shape: [2, 2, 1, 1]) },
    ])
  }

  private static let head = LinearHead(
    featureLayer: "features", featureCount: 2, classCount: 3, weights: [3, 4, 0, 5, 0, 1],
    bias: [0, 0, 0])

  private static func rows(_ network: SubjectNetwork) throws -> [Float] {
    let layer = SubjectNetwork.logOddsLayer
    let images = try Tensor([Float](repeating: 0, count: 2), shape: [2, 1, 1, 1])
    return try #require(try network.activations(of: images, at: [layer])[layer]).floats()
  }

  private static func logSum(_ values: [Float]) -> Float { log(values.map(exp).reduce(0, +)) }

  @Test func `a class's log-odds leave its own score out`() throws {
    let network = SubjectNetwork(Self.source(), classCount: 3, classes: [2, 0])
    let expected = [
      4 - Self.logSum([1, 2]), 1 - Self.logSum([2, 4]),
      0.5 - Self.logSum([-1, 0]), -1 - Self.logSum([0, 0.5]),
    ]
    let found = try Self.rows(network)
    #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-5 }, "\(found)")
  }

  @Test func `a direction's log-odds are against all classes`() throws {
    let network = SubjectNetwork(
      Self.source(), classCount: 3, classes: [1], head: Self.head, directions: [[2, -1]])
    let expected = [
      2 - Self.logSum([1, 4]), 0 - Self.logSum([1, 2, 4]),
      0 - Self.logSum([-1, 0.5]), 2 - Self.logSum([-1, 0, 0.5]),
    ]
    let found = try Self.rows(network)
    #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 1e-5 }, "\(found)")
  }

  @Test func `random directions are as long as classes' weights, and fixed by their seed`() {
    let directions = Self.head.randomDirections(count: 5, seed: 3)
    let lengths = directions.map { $0.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    // The classes' weights have lengths 5, 5 and 1.
    #expect(lengths.allSatisfy { abs($0 - 11 / 3) < 1e-5 }, "\(lengths)")
    #expect(Self.head.randomDirections(count: 5, seed: 3) == directions)
    #expect(Self.head.randomDirections(count: 2, seed: 3) == Array(directions.prefix(2)))
    #expect(Self.head.randomDirections(count: 5, seed: 4) != directions)
  }

  @Test func `prototypes raise their subject, whichever other subjects there are`() throws {
    let corner = CornerNetwork()
    let recipe = Recipe(
      name: "few", summary: "A few steps.", parameterization: .fourier(), steps: 12)
    func maker(_ classes: [Int], directionCount: Int) throws -> SubjectPrototypes {
      let network = SubjectNetwork(
        try corner.classifier(), classCount: 4, classes: classes, head: corner.head,
        directions: corner.head.randomDirections(count: directionCount, seed: 0))
      return try PrototypeMaker(network, recipe: recipe, seedCount: 2, seed: 5).prototypes()
    }
    let (all, some) = (
      try maker([0, 1, 2, 3], directionCount: 1), try maker([1, 3], directionCount: 2)
    )
    #expect(all.planes.count == 5 && all.seedCount == 2)
    #expect(all.planes[1][0] != all.planes[1][1])
    for (a, b) in zip(all.planes[3][1], some.planes[1][1]) { #expect(abs(a - b) < 1e-3) }
    // The corner of class 0's prototypes is bright, and the middle of the others'.
    #expect(all.planes[0].allSatisfy { $0[0] > 0.6 })
    let middle = 8 * CornerNetwork.width + 12
    #expect(all.planes[1].allSatisfy { $0[middle] > 0.6 })
  }
}
