import FeatureVisualization
import Tensors
import TestSupport
import Testing

struct StoppingTests {
  static func renderer(
    _ network: ScriptedClassifier, _ recipe: Recipe = Recipe(learningRate: 0.1, steps: 60),
    objective: Objective = .logit(classIndex: 0)
  ) throws -> Renderer {
    try Renderer(
      network, RenderConfiguration(recipe: recipe, seed: 1),
      targets: [RenderTarget(key: PrototypeKey(target: 0), objective: objective)])
  }

  /// Two classes: one likes bright images, one dark ones.
  static func brightness(_ images: Tensor) throws -> Tensor {
    let mean = try images.mean(axes: [1, 2, 3]).insertingAxis(1)
    return try Tensor.concatenating([mean, mean.multiplied(by: -1)], axis: 1)
  }

  @Test func `a number that is not finite stops the run and keeps the last good image`() throws {
    // The square root of 0.6 - brightness is NaN once the image is brighter than 0.6.
    let network = ScriptedClassifier(layers: [
      "logits": { images in
        let brightness = try Self.brightness(images)
        let poison = try brightness.multiplied(by: -1).adding(0.6).applying(.sqrt)
          .multiplied(by: 0)
        return try brightness.adding(poison)
      }
    ])
    let renderer = try Self.renderer(network)
    try renderer.run()
    let image = try renderer.images()[0]
    guard case .notFinite(let step) = image.status else {
      Issue.record("status: \(image.status)")
      return
    }
    #expect(step > 0 && step == image.objectives.count - 1)
    #expect(image.status.description.contains("step \(step)"))
    #expect(image.status.isFailure)
    let brightness = image.colors.reduce(0, +) / Float(image.colors.count)
    #expect(brightness > 0.5 && brightness < 0.6)
  }

  @Test func `one prototype's failure leaves the others alone`() throws {
    let network = ScriptedClassifier(layers: [
      "logits": Self.brightness,
      "broken": { try $0.multiplied(by: .nan) },
    ])
    let recipe = Recipe(learningRate: 0.1, steps: 5)
    let renderer = try Renderer(
      network, RenderConfiguration(recipe: recipe),
      targets: [
        RenderTarget(key: PrototypeKey(target: 9), objective: .layer("broken")),
        RenderTarget(classIndex: 0, recipe: recipe),
      ])
    try renderer.run()
    #expect(renderer.statuses == [.notFinite(step: 0), .completed])
    let colors = try renderer.images().map(\.colors)
    #expect(colors.allSatisfy { $0.allSatisfy { $0.isFinite } })
  }

  @Test func `a layer that does not depend on the image is explained`() throws {
    let network = ScriptedClassifier(layers: [
      "logits": { _ in try Tensor([1, 2] as [Float], shape: [1, 2]) }
    ])
    let renderer = try Self.renderer(network)
    try renderer.run()
    #expect(renderer.statuses == [.noGradient(.layerIndependentOfImage("logits"))])
  }

  @Test func `a dead layer is explained`() throws {
    let network = ScriptedClassifier(layers: [
      "logits": Self.brightness,
      "dead": { try $0.adding(-5).relu() },
    ])
    let renderer = try Self.renderer(network, objective: .channel(layer: "dead", index: 0))
    try renderer.run()
    #expect(renderer.statuses == [.noGradient(.deadLayer("dead"))])
    #expect(renderer.statuses[0].description.contains("dead"))
  }

  @Test func `a saturated softmax is explained`() throws {
    let network = ScriptedClassifier(layers: [
      "logits": { try Self.brightness($0).multiplied(by: 1000) }
    ])
    let renderer = try Self.renderer(network, objective: .probability(classIndex: 1))
    try renderer.run()
    #expect(renderer.statuses == [.noGradient(.saturatedSoftmax(probability: 0))])
  }

  @Test func `dead units come to life where gradients are redirected`() throws {
    let renderer = try Renderer(
      RedirectingClassifier(),
      RenderConfiguration(recipe: Recipe(learningRate: 0.5, steps: 40)),
      targets: [RenderTarget(key: PrototypeKey(target: 0), objective: .logit(classIndex: 0))])
    try renderer.run()
    let image = try renderer.images()[0]
    #expect(image.objectives.first == 0)
    #expect(try #require(image.objectives.last) > 0.01)
  }

  @Test func `an objective that is enough ends the run`() throws {
    var recipe = Recipe(learningRate: 0.1, steps: 500)
    recipe.stopping.objective = 0.6
    let renderer = try Self.renderer(
      ScriptedClassifier(layers: ["logits": Self.brightness]), recipe)
    try renderer.run()
    guard case .reachedObjective(let step) = renderer.statuses[0] else {
      Issue.record("status: \(renderer.statuses[0])")
      return
    }
    #expect(step < 499)
  }

  @Test func `patience ends a run that no longer improves`() throws {
    var recipe = Recipe(learningRate: 0.1, steps: 500)
    recipe.stopping.patience = 10
    let renderer = try Self.renderer(
      ScriptedClassifier(layers: [
        "logits": { try Self.brightness($0).clamped(minimum: nil, maximum: 0.6) }
      ]), recipe)
    try renderer.run()
    guard case .converged(let step) = renderer.statuses[0] else {
      Issue.record("status: \(renderer.statuses[0])")
      return
    }
    #expect(step < 499)
  }

  @Test func `a capped objective is no dead gradient`() throws {
    let network = ScriptedClassifier(layers: [
      "logits": { try Self.brightness($0).multiplied(by: 100) }
    ])
    let renderer = try Self.renderer(
      network, Recipe(steps: 3), objective: .margin(classIndex: 0, cap: 1))
    try renderer.run()
    #expect(renderer.statuses == [.completed])
  }
}
