import ActivationPaths
import Classifiers
import Foundation
import ONNX
import Testing

@Suite struct LayerChoiceTests {
  private static func classifier(_ name: String) throws -> Classifier {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../Fixtures/classifiers/\(name).onnx")
    return try Classifier(Model(contentsOf: file), preprocessing: Preprocessing())
  }

  @Test func `the usual layers end nonlinearities, and the scores are last`() throws {
    #expect(
      try Self.classifier("tiny-googlenet").pathLayers().map(\.name)
        == ["stem_relu", "one_relu", "three_relu", "pooled_relu", "logits"])
    #expect(
      try Self.classifier("tiny-mobile").pathLayers().map(\.operatorType)
        == ["Clip", "HardSwish", "HardSwish", "Relu", "Sigmoid", "HardSigmoid", "Gemm"])
  }

  @Test func `shapes are those of one image, without the batch`() throws {
    let layers = try Self.classifier("tiny-residual").pathLayers()
    #expect(layers.first?.shape == [8, 32, 32])
    #expect(layers.last?.shape == [10])
  }

  @Test func `a GELU written out is one layer`() throws {
    let layers = try Self.classifier("tiny-transformer").pathLayers()
    #expect(layers.filter { $0.operatorType == "Mul" }.map(\.shape) == [[17, 48]])
    #expect(!layers.contains { ["Erf", "Softmax"].contains($0.operatorType) })
  }

  @Test func `a sigmoid times its own input is one layer, times something else two`() {
    func node(_ type: String, _ inputs: [String], _ output: String) -> Node {
      Node(name: output, operatorType: type, inputs: inputs, outputs: [output])
    }
    let silu = Graph(nodes: [
      node("Conv", ["x"], "a"), node("Sigmoid", ["a"], "s"), node("Mul", ["a", "s"], "silu"),
    ])
    #expect(ActivationFinder(silu).names == ["silu"])
    let gate = Graph(nodes: [
      node("Conv", ["x"], "a"), node("Sigmoid", ["a"], "s"), node("Mul", ["x", "s"], "gated"),
    ])
    #expect(ActivationFinder(gate).names == ["s"])
    let mish = Graph(nodes: [
      node("Conv", ["x"], "a"), node("Softplus", ["a"], "p"), node("Tanh", ["p"], "t"),
      node("Mul", ["a", "t"], "mish"),
    ])
    #expect(ActivationFinder(mish).names.contains("mish"))
  }

  @Test func `patterns, names and stages choose layers in the graph's order`() throws {
    let classifier = try Self.classifier("tiny-googlenet")
    func names(_ patterns: String...) throws -> [String] {
      try classifier.pathLayers(matching: patterns).map(\.name)
    }
    #expect(try names("logits", "one*") == ["one", "one_relu", "logits"])
    #expect(try names("pool?") == ["pool1", "pool2", "pool3", "pool4", "pool5"])
    #expect(try names("stages") == ["stem_relu", "pooled_relu", "logits"])
    #expect(try names("*_relu", "stem_relu").count == 4)
  }

  @Test func `a pattern that fits nothing is refused with near misses`() throws {
    let classifier = try Self.classifier("tiny-googlenet")
    let error = #expect(throws: PathError.self) {
      try classifier.pathLayers(matching: ["one*", "stem_rel"])
    }
    #expect(error == .unknownLayer("stem_rel", suggestions: ["stem_relu"]))
    #expect(error?.description.contains("Did you mean 'stem_relu'?") == true)
  }

  @Test func `wildcards stand for any characters`() {
    let cases = [
      ("*", "", true), ("a*c", "abcbc", true), ("a*c", "abcb", false), ("a?c", "abc", true),
      ("a?c", "ac", false), ("", "", true), ("", "a", false), ("**b*", "aabaa", true),
      ("A*", "abc", false),
    ]
    for (pattern, name, fits) in cases {
      #expect(NamePattern(pattern).fits(name) == fits, "\(pattern) and \(name)")
    }
  }
}
