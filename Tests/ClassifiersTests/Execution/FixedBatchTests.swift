import Classifiers
import ONNX
import Tensors
import Testing

/// Exports that fix the batch in a `Reshape` take one image at a time.
struct FixedBatchTests {
  private static func classifier(classCount: Int) throws -> Classifier {
    let reshaping = SmallGraph.node("Reshape", ["image", "one"], "flat")
    let shape = ["one": TensorData(shape: [2], int64s: [1, -1])]
    guard classCount < 105 else {
      return try SmallGraph.classifier(
        SmallGraph.graph(
          [reshaping, SmallGraph.node("Identity", ["flat"], "logits")], initializers: shape))
    }
    return try SmallGraph.classifier(
      SmallGraph.graph(
        [reshaping, SmallGraph.node("MatMul", ["flat", "weights"], "logits")],
        initializers: shape.merging(["weights": SmallGraph.weights(105, classCount)]) { $1 }))
  }

  /// With 4 classes a later node fails on the batch; with 105 only the shape gives it away.
  @Test(arguments: [4, 105])
  func `a batch gives the scores of its images`(classCount: Int) throws {
    let images = try SmallGraph.images(3)
    let together = try Self.classifier(classCount: classCount).logits(of: images)
    #expect(together.shape == [3, classCount])
    let single = try Self.classifier(classCount: classCount)
    let apart = try (0..<3).flatMap {
      try single.logits(of: images.slice(axis: 0, from: $0, to: $0 + 1)).floats()
    }
    #expect(try together.floats() == apart)
  }

  @Test
  func `gradients reach every image of the batch`() throws {
    let images = try SmallGraph.images(3).requiringGradient()
    let scores = try Self.classifier(classCount: 4).logits(of: images)
    let gradient = try #require(try scores.sum().gradients(withRespectTo: [images])[0]).floats()
    for image in 0..<3 {
      #expect(gradient[image * 105..<(image + 1) * 105].contains { $0 != 0 })
    }
  }

  @Test
  func `a failure that one image has as well is reported`() throws {
    let classifier = try SmallGraph.classifier(
      SmallGraph.graph([SmallGraph.node("Flatten", ["image"], "logits")]))
    let small = try Tensor([Float](repeating: 0, count: 2 * 3 * 5), shape: [2, 1, 3, 5])
    #expect(throws: (any Error).self) {
      try classifier.activations(of: small, at: ["missing"])
    }
  }
}
