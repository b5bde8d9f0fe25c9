import FeatureVisualization
import Tensors
import TestSupport
import Testing

struct HeldOutTransformsTests {
  @Test func `a prototype is found under nearly all transforms, and a gray image is a tie`() throws
  {
    let network = try TemplateClassifier(height: 32, width: 32)
    let recipe = Recipe(transforms: .affine(.m), learningRate: 0.2, steps: 40)
    let renderer = try Renderer(
      network, RenderConfiguration(recipe: recipe),
      targets: [0, 1].map { RenderTarget(classIndex: $0, recipe: recipe) })
    try renderer.run()
    let images = try renderer.imageTensor()
    let scores = try HeldOutTransforms().scores(of: images, classIndices: [0, 1], by: network)
    for (classIndex, score) in scores.enumerated() {
      let colors = try renderer.images()[classIndex].colors
      #expect(abs(score.logit - network.logit(classIndex, of: colors)) < 1e-3)
      #expect(score.isTop(classIndex))
      #expect(score.top.count == 4)
      // Guessing among four classes would be right in a quarter of the cases.
      #expect(score.heldOutTopShare >= 0.5)
      #expect(score.heldOutProbability <= 1)
    }
    let gray = try Tensor([Float](repeating: 0.5, count: 3 * 32 * 32), shape: [1, 3, 32, 32])
    let score = try HeldOutTransforms().scores(of: gray, classIndices: [2], by: network)[0]
    #expect(abs(score.probability - 0.25) < 1e-5)
    #expect(abs(score.heldOutProbability - 0.25) < 1e-5)
  }

  @Test func `scores do not depend on the batch, and are the same every time`() throws {
    let network = try TemplateClassifier()
    var random = SeededGenerator(seed: 8)
    let image = try Tensor(random.floats(768, in: 0...1), shape: [1, 3, 16, 16])
    let scores = try [7, 32, 200, 32].map {
      try HeldOutTransforms().scores(
        of: image, classIndices: [1], by: network, maximumBatch: $0)[0]
    }
    #expect(scores[1] == scores[3])
    #expect(scores.allSatisfy { abs($0.heldOutProbability - scores[0].heldOutProbability) < 1e-6 })
  }
}
