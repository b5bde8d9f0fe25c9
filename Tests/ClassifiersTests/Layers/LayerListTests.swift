import Classifiers
import ONNX
import Testing

struct LayerListTests {
  /// Four channels, of which the last two are switched off, then one number a channel.
  private static func classifier(switchedOff: Float = -1000) throws -> Classifier {
    try SmallGraph.classifier(
      SmallGraph.graph(
        [
          SmallGraph.node("Shape", ["image"], "shape"),
          SmallGraph.node("Conv", ["image", "weight", "bias"], "/First/Conv"),
          SmallGraph.node("Relu", ["/First/Conv"], "/First/Relu"),
          SmallGraph.node("GlobalAveragePool", ["/First/Relu"], "pooled"),
          SmallGraph.node("Flatten", ["pooled"], "logits"),
          SmallGraph.node("Floor", ["/First/Conv"], "rounded"),
        ],
        initializers: [
          "weight": SmallGraph.weights(4, 3, 3, 3, offset: 0.2),
          "bias": TensorData(shape: [4], floats: [1, 1, switchedOff, switchedOff]),
        ]))
  }

  @Test
  func `layers are what depends on the image, in order, without its shape`() throws {
    #expect(
      try Self.classifier().layerNames
        == ["/First/Conv", "/First/Relu", "pooled", "logits", "rounded"])
  }

  @Test
  func `each layer has its operator and its shape for one image`() throws {
    let layers = try Self.classifier().layers(probing: false)
    #expect(
      layers.map(\.operatorType) == ["Conv", "Relu", "GlobalAveragePool", "Flatten", "Floor"])
    #expect(layers[0].shape == [1, 4, 3, 5])
    #expect(layers[3].shape == [1, 4])
    #expect(layers.allSatisfy { $0.liveness == nil })
  }

  @Test
  func `a name is taken as it is, or without case where that is enough`() throws {
    let classifier = try Self.classifier()
    #expect(try classifier.resolveLayer("/First/Relu") == "/First/Relu")
    #expect(try classifier.resolveLayer("/first/relu") == "/First/Relu")
  }

  @Test
  func `a name that is nearly right gets suggestions, and a part of one too`() throws {
    let classifier = try Self.classifier()
    #expect(
      throws: ClassifierError.unknownLayer("/First/Rely", suggestions: ["/First/Relu"])
    ) { try classifier.resolveLayer("/First/Rely") }
    let error = #expect(throws: ClassifierError.self) { try classifier.resolveLayer("first") }
    let text = try #require(error).description
    #expect(text.contains("'/First/Conv'"))
    #expect(text.contains("'/First/Relu'"))
  }

  @Test
  func `a name like none gets the command that lists them`() throws {
    let error = #expect(throws: ClassifierError.self) {
      try Self.classifier().resolveLayer("zzzzzzzzzzzz")
    }
    #expect(try #require(error).description.contains("'protogen layers'"))
  }

  // MARK: The probe

  private func liveness(_ name: String, switchedOff: Float = -1000) throws -> Layer.Liveness {
    let layers = try Self.classifier(switchedOff: switchedOff).layers(probing: true)
    return try #require(layers.first { $0.name == name }?.liveness)
  }

  @Test
  func `the live share counts the channels that react`() throws {
    #expect(try liveness("/First/Conv").liveShare == 1)
    #expect(try liveness("/First/Relu").liveShare == 0.5)
    #expect(try liveness("/First/Relu", switchedOff: 1).liveShare == 1)
  }

  @Test
  func `a layer whose gradient is cut off has none`() throws {
    #expect(try (liveness("rounded").largestGradient ?? 0) == 0)
    #expect(try (liveness("/First/Relu").largestGradient ?? 0) > 0)
  }

  @Test
  func `a layer that no image moves is dead`() throws {
    let golden = try GoldenClassifier(named: "tiny-dead")
    let layers = try golden.classifier().layers(probing: true)
    let dead = layers.filter { $0.liveness?.isDead ?? false }.map(\.name)
    #expect(dead.first == "/Relu_output_0")
    #expect(!dead.contains("/first/Conv_output_0"))
  }
}
