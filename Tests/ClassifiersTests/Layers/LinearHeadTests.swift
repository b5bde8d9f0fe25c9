import Classifiers
import Foundation
import ONNX
import Tensors
import Testing

struct LinearHeadTests {
  /// The largest difference between the scores and what the head makes of the features.
  private func largestError(of name: String) throws -> Float {
    let golden = try GoldenClassifier(named: name)
    let classifier = try golden.classifier()
    let head = try #require(classifier.linearHead)
    let images = try golden.images()
    let values = try classifier.activations(
      of: images, at: [head.featureLayer, classifier.logitLayer])
    let features = try #require(values[head.featureLayer]).floats()
    let logits = try #require(values[classifier.logitLayer]).floats()
    let computed = (0..<images.shape[0]).flatMap { image in
      (0..<head.classCount).map { classIndex in
        zip(head.weights(of: classIndex), features[(image * head.featureCount)...])
          .reduce(head.bias[classIndex]) { $0 + $1.0 * $1.1 }
      }
    }
    return zip(logits, computed).map { abs($0 - $1) }.max() ?? .infinity
  }

  @Test(arguments: ["tiny-residual", "tiny-mobile", "tiny-gray"])
  func `the scores are the head's weights times the features`(name: String) throws {
    #expect(try largestError(of: name) < 1e-3)
  }

  @Test(
    .enabled(
      if: ParityTests.isPresent("mobilenetv2_1.0_224") && ParityTests.isPresent("cifar10_resnet20"),
      "the real models are not beside the project, in ../shared"),
    arguments: ["mobilenetv2_1.0_224", "cifar10_resnet20"])
  func `the scores of a real model are the head's weights times the features`(name: String) throws {
    #expect(try largestError(of: name) < 1e-3)
  }

  /// Features of 3 × 5 × 7 = 105 numbers, and two classes.
  private func classifier(_ nodes: [Node], _ weights: TensorData) throws -> Classifier {
    try SmallGraph.classifier(
      SmallGraph.graph(
        [SmallGraph.node("Flatten", ["image"], "features")] + nodes,
        initializers: ["weight": weights, "bias": TensorData(shape: [2], floats: [0.5, -0.25])]))
  }

  @Test
  func `a product with a sum behind it is a head`() throws {
    let weights = SmallGraph.weights(105, 2)
    let head = try #require(
      try classifier(
        [
          SmallGraph.node("MatMul", ["features", "weight"], "product"),
          SmallGraph.node("Add", ["bias", "product"], "logits"),
        ], weights
      ).linearHead)
    #expect(head.featureLayer == "features")
    #expect(head.bias == [0.5, -0.25])
    // The file has the weights feature by feature.
    let stored = try weights.floats()
    #expect(Array(head.weights(of: 1)) == (0..<105).map { stored[2 * $0 + 1] })
  }

  @Test
  func `a convolution that is averaged afterwards is no head`() throws {
    let classifier = try SmallGraph.classifier(
      SmallGraph.graph(
        [
          SmallGraph.node("Conv", ["image", "weight", "bias"], "conv"),
          SmallGraph.node("GlobalAveragePool", ["conv"], "pool"),
          SmallGraph.node("Flatten", ["pool"], "logits"),
        ],
        initializers: [
          "weight": SmallGraph.weights(2, 3, 1, 1),
          "bias": TensorData(shape: [2], floats: [0, 0]),
        ]))
    #expect(classifier.linearHead == nil)
    #expect(try classifier.lastMapLayer?.name == "conv")
  }
}
