import Classifiers
import FeatureVisualization
import Foundation
import Tensors
import TestSupport
import Testing

struct StatisticsPenaltyTests {
  /// The statistics of a layer "a" of two channels.
  static func statistics(means: [Double], variances: [Double]) -> ActivationStatistics {
    ActivationStatistics(
      modelSHA256: "", photographCount: 1,
      layers: [.init(name: "a", shape: [2, 1, 3], means: means, variances: variances)])
  }

  /// One view of two channels and three places: means 2 and 0, variances 2/3 and 6.
  static func layer() throws -> Tensor {
    try Tensor([1, 2, 3, 3, -3, 0] as [Float], shape: [1, 2, 1, 3])
  }

  @Test func `an image with the photographs' means and variances pays nothing`() throws {
    let statistics = Self.statistics(means: [2, 0], variances: [2.0 / 3, 6])
    let penalty = try StatisticsPenalty(statistics, weight: 5)
    #expect(penalty.layers == ["a"])
    #expect(abs(try penalty.value(of: ["a": Self.layer()]).floats()[0]) < 1e-6)
  }

  @Test func `others pay the mean divergence of the channels, times the weight`() throws {
    let statistics = Self.statistics(means: [1, 2], variances: [2, 3])
    let penalty = try StatisticsPenalty(statistics, weight: 3)
    let floor = 1e-3 * 2.5
    func divergence(_ shift: Double, _ variance: Double, _ reference: Double) -> Double {
      let (s, r) = (variance + floor, reference + floor)
      return 0.5 * (s / r + shift * shift / r - 1 - log(s / r))
    }
    let expected = 3 * 0.5 * (divergence(1, 2.0 / 3, 2) + divergence(-2, 6, 3))
    let value = Double(try penalty.value(of: ["a": Self.layer()]).floats()[0])
    #expect(abs(value - expected) < 1e-5)
  }

  @Test func `dead channels cost a finite amount, dead layers nothing`() throws {
    let flat = try Tensor([Float](repeating: 0, count: 6), shape: [1, 2, 1, 3])
    let some = try StatisticsPenalty(
      Self.statistics(means: [1, 0], variances: [2, 0]), weight: 1)
    let cost = try some.value(of: ["a": flat]).floats()[0]
    #expect(cost.isFinite && cost > 0)
    let none = try StatisticsPenalty(
      Self.statistics(means: [1, 0], variances: [0, 0]), weight: 1)
    #expect(none.layers.isEmpty)
    #expect(try none.value(of: [:]).floats() == [0])
  }

  @Test func `another number of channels, or no layer, is an error`() throws {
    let penalty = try StatisticsPenalty(
      Self.statistics(means: [1, 2], variances: [2, 3]), weight: 1)
    let narrow = try Tensor([1, 2] as [Float], shape: [1, 1, 1, 2])
    #expect(throws: RenderingError.directionMismatch("a", channelCount: 1, vectorCount: 2)) {
      try penalty.value(of: ["a": narrow])
    }
    #expect(throws: RenderingError.layerMissing("a")) { try penalty.value(of: [:]) }
  }

  @Test func `a recipe that needs statistics says so, and follows them`() throws {
    let network = try TemplateClassifier()
    var recipe = Recipe(name: "near", learningRate: 0.1, steps: 40)
    recipe.statisticsWeight = 20
    let target = RenderTarget(classIndex: 1, recipe: recipe)
    #expect(throws: RenderingError.statisticsMissing(recipe: "near")) {
      try Renderer(network, RenderConfiguration(recipe: recipe), targets: [target])
    }
    let gray = try Tensor(
      [Float](
        repeating: 0.5,
        count: network.imageShape.channels * network.imageShape.height
          * network.imageShape.width),
      shape: [1, network.imageShape.channels, network.imageShape.height, network.imageShape.width])
    let pooled = try #require(network.activations(of: gray, at: ["pooled"])["pooled"])
    let means = try pooled.mean(axes: [2, 3]).floats().map(Double.init)
    let statistics = ActivationStatistics(
      modelSHA256: "", photographCount: 1,
      layers: [
        .init(
          name: "pooled", shape: Array(pooled.shape.dropFirst()), means: means,
          variances: means.map { _ in 0.01 })
      ])
    func penalty(weight: Double) throws -> Float {
      recipe.statisticsWeight = weight
      let renderer = try Renderer(
        network, RenderConfiguration(recipe: recipe), targets: [target], statistics: statistics)
      try renderer.run()
      let values = try network.activations(of: renderer.imageTensor(), at: ["pooled"])
      return try StatisticsPenalty(statistics, weight: 1).value(of: values).floats()[0]
    }
    #expect(try penalty(weight: 20) < 0.5 * penalty(weight: 0))
  }
}
