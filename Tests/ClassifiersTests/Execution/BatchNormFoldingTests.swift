import Classifiers
import ONNX
import Tensors
import Testing

/// Folding changes no number, and is not done where the convolution's own result is wanted.
struct BatchNormFoldingTests {
  /// What sums in another order may differ by, for values of about one.
  private static let tolerance: Float = 1e-5

  private static func graph(
    hasBias: Bool = true, isNormalized: Bool = true, isReadTwice: Bool = false
  ) -> Graph {
    var nodes = [
      SmallGraph.node("Conv", ["image", "weight"] + (hasBias ? ["bias"] : []), "convolved")
    ]
    if isNormalized {
      nodes.append(
        SmallGraph.node(
          "BatchNormalization", ["convolved", "scale", "shift", "mean", "variance"], "normalized",
          ["epsilon": .float(0.01)]))
    }
    var last = isNormalized ? "normalized" : "convolved"
    if isReadTwice {
      nodes.append(SmallGraph.node("Mul", ["convolved", last], "both"))
      last = "both"
    }
    nodes.append(SmallGraph.node("Flatten", [last], "logits"))
    return SmallGraph.graph(
      nodes,
      initializers: [
        "weight": SmallGraph.weights(4, 3, 3, 2), "bias": SmallGraph.weights(4),
        "scale": SmallGraph.weights(4, offset: 0.3), "shift": SmallGraph.weights(4, offset: -0.2),
        "mean": SmallGraph.weights(4, offset: 0.1),
        "variance": TensorData(shape: [4], floats: [0.5, 2, 0.01, 7]),
      ])
  }

  private func expectEqual(_ first: [Float], _ second: [Float]) {
    #expect(first.count == second.count)
    for (one, other) in zip(first, second) {
      #expect(abs(one - other) <= Self.tolerance * max(1, abs(other)))
    }
  }

  @Test(arguments: [true, false])
  func `folded and unfolded give the same numbers`(hasBias: Bool) throws {
    let classifier = try SmallGraph.classifier(Self.graph(hasBias: hasBias))
    let images = try SmallGraph.images(2)
    let folded = try classifier.logits(of: images).floats()
    // Asked for the convolution's result as well, the classifier cannot fold.
    let both = try classifier.activations(of: images, at: ["convolved", "logits"])
    expectEqual(folded, try #require(both["logits"]).floats())
  }

  @Test
  func `the numbers are those of the formula`() throws {
    let images = try SmallGraph.images(1)
    let folded = try SmallGraph.classifier(Self.graph()).logits(of: images).floats()
    let plain = try SmallGraph.classifier(Self.graph(isNormalized: false)).logits(of: images)
      .floats()
    let constants = Self.graph().initializers
    let (scale, shift, mean, variance) = (
      try floats(constants["scale"]), try floats(constants["shift"]),
      try floats(constants["mean"]), try floats(constants["variance"])
    )
    let positions = plain.count / 4
    let expected = plain.enumerated().map { index, value in
      let channel = index / positions
      let deviation = (variance[channel] + 0.01).squareRoot()
      return (value - mean[channel]) / deviation * scale[channel] + shift[channel]
    }
    expectEqual(folded, expected)
  }

  private func floats(_ data: TensorData?) throws -> [Float] {
    try Tensor(#require(data)).floats()
  }

  @Test
  func `a layer that is asked for holds the convolution's own result`() throws {
    let images = try SmallGraph.images(2)
    let asked = try SmallGraph.classifier(Self.graph())
      .activations(of: images, at: ["convolved"])
    let plain = try SmallGraph.classifier(Self.graph(isNormalized: false)).logits(of: images)
    expectEqual(try #require(asked["convolved"]).floats(), try plain.floats())
  }

  @Test
  func `a result that another node reads is not folded away`() throws {
    let images = try SmallGraph.images(1)
    let both = try SmallGraph.classifier(Self.graph(isReadTwice: true)).logits(of: images).floats()
    let plain = try SmallGraph.classifier(Self.graph(isNormalized: false)).logits(of: images)
      .floats()
    let normalized = try SmallGraph.classifier(Self.graph()).logits(of: images).floats()
    expectEqual(both, zip(plain, normalized).map { $0 * $1 })
  }
}
