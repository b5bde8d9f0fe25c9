import FeatureVisualization
import Tensors
import TestSupport
import Testing

struct NeutralStartTests {
  @Test func `a neutral start makes all classes equally probable`() throws {
    let network = ScriptedClassifier(layers: [
      "logits": { images in
        // Four classes, each in favor of its quarter of the picture; gray is far from neutral.
        try images.mean(axes: [1]).averagePooled(
          .init(window: [4, 4], strides: [4, 4], padding: [0, 0]), countsPadding: false
        ).reshaped(to: [images.shape[0], -1]).multiplied(
          by: .init([4, 2, 1, 3] as [Float], shape: [1, 4]))
      }
    ])
    let recipe = Recipe(
      start: .neutral(steps: 150, learningRate: 0.2, highFrequency: 0.01), steps: 1)
    let renderer = try Renderer(
      network, RenderConfiguration(recipe: recipe),
      targets: [RenderTarget(classIndex: 0, recipe: recipe)])
    #expect(renderer.stepCount == 151)
    var neutrality: [Float] = []
    while renderer.stepIndex < 150 {
      neutrality.append(try #require(try renderer.step()?.objectives[0]))
    }
    // The scaled variance of the probabilities, which is 0 if they are equal.
    #expect(-neutrality[0] > 0.1)
    #expect(-neutrality[149] < -neutrality[0] / 100)
  }
}
