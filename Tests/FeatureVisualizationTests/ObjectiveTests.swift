import FeatureVisualization
import Foundation
import Tensors
import TestSupport
import Testing

struct ObjectiveTests {
  static let objectives: [Objective] = [
    .logit(classIndex: 1), .probability(classIndex: 1), .logProbability(classIndex: 1),
    .margin(classIndex: 1), .margin(classIndex: 1, rival: .logSumExp, cap: 50),
    .channel(layer: "pooled", index: 2), .neuron(layer: "pooled", index: 0),
    .neuron(layer: "pooled", index: 0, row: 3, column: 1), .layer("pooled"),
    .direction(layer: "pooled", vector: [1, -1, 0.5]),
    .direction(layer: "pooled", vector: [1, -1, 0.5], cosinePower: 2), .hybrid([0, 2]),
    -.logit(classIndex: 1), .logit(classIndex: 0) - 0.5 * .logit(classIndex: 3),
  ]

  static func render(_ objective: Objective, steps: Int = 30) throws -> RenderedImage {
    let recipe = Recipe(learningRate: 0.1, steps: steps)
    let renderer = try Renderer(
      TemplateClassifier(), RenderConfiguration(recipe: recipe, seed: 2),
      targets: [RenderTarget(key: PrototypeKey(hashing: "\(objective)"), objective: objective)])
    try renderer.run()
    return try renderer.images()[0]
  }

  @Test(arguments: objectives)
  func `each objective rises under ascent`(objective: Objective) throws {
    let curve = try Self.render(objective).objectives
    let (first, last) = (try #require(curve.first), try #require(curve.last))
    #expect(last > first + 0.01)
  }

  @Test(arguments: objectives)
  func `each objective survives being saved`(objective: Objective) throws {
    let data = try JSONEncoder().encode(objective)
    #expect(try JSONDecoder().decode(Objective.self, from: data) == objective)
  }

  /// The objective of the start image, from the network's values at the start.
  static func startValue(_ objective: Objective, logits: [Float]) throws -> Float {
    let network = ScriptedClassifier(layers: [
      "logits": { images in
        let sums = try images.mean(axes: [1, 2, 3], keepsAxes: false).multiplied(by: 1e-6)
        return try sums.insertingAxis(1).adding(
          Tensor(logits, shape: [1, logits.count]))
      },
      "maps": { images in
        let zero = try images.mean(axes: [1, 2, 3], keepsAxes: true).multiplied(by: 1e-6)
        return try zero.adding(
          Tensor([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as [Float], shape: [1, 2, 2, 3]))
      },
    ])
    let recipe = Recipe(steps: 1)
    let renderer = try Renderer(
      network, RenderConfiguration(recipe: recipe),
      targets: [RenderTarget(key: PrototypeKey(target: 0), objective: objective)])
    return try #require(try renderer.step()?.objectives[0])
  }

  @Test func `values are those of the formulas`() throws {
    let logits: [Float] = [1, 3, 2]
    let sum = logits.map { exp($0) }.reduce(0, +)
    let cases: [(Objective, Float)] = [
      (.logit(classIndex: 2), 2), (.probability(classIndex: 1), exp(3) / sum),
      (.logProbability(classIndex: 1), 3 - log(sum)), (.margin(classIndex: 0), -2),
      (.margin(classIndex: 1), 1), (.margin(classIndex: 1, cap: 0.5), 0.5),
      (.margin(classIndex: 0, rival: .logSumExp), 1 - log(exp(3) + exp(2))),
      (.hybrid([0, 1]), 2), (-.logit(classIndex: 0), -1),
      (.logit(classIndex: 0) - 2 * .logit(classIndex: 1), -5),
      (.channel(layer: "maps", index: 1), 9.5),
      // The center of 2 × 3 is row 1, column 1.
      (.neuron(layer: "maps", index: 0), 5),
      (.neuron(layer: "maps", index: 1, row: 0, column: 2), 9),
      (.layer("maps"), 650 / 12),
      (.direction(layer: "maps", vector: [1, 2]), 22.5),
      // A position's cosine with itself is at most 1, and 1 only if parallel.
      (.direction(layer: "maps", vector: [0, 1], cosinePower: 0), 9.5),
    ]
    for (objective, expected) in cases {
      #expect(
        abs(try Self.startValue(objective, logits: logits) - expected) < 1e-4, "\(objective)")
    }
  }

  @Test func `the cosine's power lessens a direction's blend`() throws {
    let positions: [(Float, Float)] = (0..<6).map { (Float(1 + $0), Float(7 + $0)) }
    let expected =
      positions.map { a, b in b * pow(b / (a * a + b * b).squareRoot(), 2) }
      .reduce(0, +) / 6
    let value = try Self.startValue(
      .direction(layer: "maps", vector: [0, 1], cosinePower: 2), logits: [0])
    #expect(abs(value - expected) < 1e-3)
  }

  @Test func `a class, a layer and a direction that are not there are named`() throws {
    #expect(
      throws: RenderingError.indexOutOfRange("class", index: 9, count: 4),
      performing: { try Self.render(.logit(classIndex: 9)) })
    #expect(
      throws: RenderingError.layerMissing("nowhere"),
      performing: { try Self.render(.layer("nowhere")) })
    #expect(
      throws: RenderingError.directionMismatch("pooled", channelCount: 3, vectorCount: 2),
      performing: { try Self.render(.direction(layer: "pooled", vector: [1, 2])) })
  }

  @Test func `the antitype's logit ends below zero`() throws {
    let image = try Self.render(-.logit(classIndex: 1), steps: 80)
    #expect(try TemplateClassifier().logit(1, of: image.colors) < -1)
  }
}
