import Classifiers
import ONNX
import Testing

struct ScoreOutputTests {
  private func output(_ nodes: Node..., named name: String? = nil) throws -> ScoreOutput {
    try ScoreOutput(
      of: SmallGraph.graph(nodes, outputs: ["scores", "features"]), named: name)
  }

  @Test
  func `scores without a squashing are the logits`() throws {
    let output = try output(SmallGraph.node("Flatten", ["image"], "scores"))
    #expect(output.squashing == nil)
    #expect(output.logitLayer == "scores")
  }

  @Test(arguments: [
    ("Softmax", ScoreOutput.Squashing.softmax), ("LogSoftmax", .logSoftmax), ("Sigmoid", .sigmoid),
  ])
  func `the value before a squashing is the logits`(
    operatorType: String, squashing: ScoreOutput.Squashing
  ) throws {
    let output = try output(
      SmallGraph.node("Flatten", ["image"], "flat"),
      SmallGraph.node(operatorType, ["flat"], "scores"))
    #expect(output.squashing == squashing)
    #expect(output.logitLayer == "flat")
  }

  @Test
  func `a squashing behind a reshape and a cast is found`() throws {
    let output = try output(
      SmallGraph.node("Flatten", ["image"], "flat"),
      SmallGraph.node("Softmax", ["flat"], "probabilities"),
      SmallGraph.node("Reshape", ["probabilities", "shape"], "shaped"),
      SmallGraph.node("Cast", ["shaped"], "scores", ["to": .int(1)]))
    #expect(output.squashing == .softmax)
    #expect(output.logitLayer == "flat")
  }

  @Test
  func `a softmax inside the network is none at its end`() throws {
    let output = try output(
      SmallGraph.node("Softmax", ["image"], "attention"),
      SmallGraph.node("Mul", ["attention", "image"], "scores"))
    #expect(output.squashing == nil)
    #expect(output.logitLayer == "scores")
  }

  @Test
  func `of several outputs the first is taken, or the named one`() throws {
    let nodes = [
      SmallGraph.node("Flatten", ["image"], "features"),
      SmallGraph.node("Softmax", ["features"], "scores"),
    ]
    #expect(try output(nodes[0], nodes[1]).logitLayer == "features")
    #expect(try output(nodes[0], nodes[1], named: "features").name == "features")
    let error = #expect(throws: ClassifierError.self) {
      try output(nodes[0], nodes[1], named: "boxes")
    }
    let text = try #require(error).description
    #expect(text.contains("'boxes'"))
    #expect(text.contains("'scores', 'features'"))
  }

  @Test
  func `a classifier of a named output has that output's classes`() throws {
    let graph = SmallGraph.graph(
      [
        SmallGraph.node("GlobalAveragePool", ["image"], "pooled"),
        SmallGraph.node("Flatten", ["pooled"], "three"),
        SmallGraph.node("Flatten", ["image"], "many"),
      ], outputs: ["many", "three"])
    #expect(try SmallGraph.classifier(graph).classCount == 105)
    #expect(try SmallGraph.classifier(graph, outputName: "three").classCount == 3)
  }
}
