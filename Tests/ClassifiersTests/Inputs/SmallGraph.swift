import Classifiers
import ONNX
import Tensors

/// Graphs of a few nodes, for what a test writes out itself.
enum SmallGraph {
  static func image(_ dimensions: ONNX.Dimension..., type: ElementType = .float) -> ValueInfo {
    ValueInfo(name: "image", type: type, dimensions: dimensions)
  }

  /// Any number of color images of 5 × 7 pixels.
  static let colorInput = image(.symbolic("batch"), .fixed(3), .fixed(5), .fixed(7))

  static func graph(
    _ nodes: [Node], initializers: [String: TensorData] = [:],
    inputs: [ValueInfo] = [colorInput], outputs: [String] = ["logits"]
  ) -> Graph {
    Graph(
      inputs: inputs, outputs: outputs.map { ValueInfo(name: $0, type: .float) },
      initializers: initializers, nodes: nodes)
  }

  static func node(
    _ operatorType: String, _ inputs: [String], _ output: String,
    _ attributes: [String: Attribute] = [:]
  ) -> Node {
    Node(
      name: "make_\(output)", operatorType: operatorType, inputs: inputs, outputs: [output],
      attributes: attributes)
  }

  static func classifier(_ graph: Graph, outputName: String? = nil) throws -> Classifier {
    try Classifier(
      Model(opset: 13, graph: graph), preprocessing: Preprocessing(channelOrder: .rgb),
      outputName: outputName)
  }

  /// Values between -1 and 1 without a pattern that a mistake could hide in.
  static func weights(_ shape: Int..., offset: Float = 0) -> TensorData {
    let count = shape.reduce(1, *)
    return TensorData(
      shape: shape, floats: (0..<count).map { Float(($0 * 37 + 11) % 29) / 14.5 - 1 + offset })
  }

  /// Images of 5 × 7 pixels with different colors in `0...1`.
  static func images(_ count: Int) throws -> Tensor {
    let values = (0..<count * 3 * 5 * 7).map { Float(($0 * 53 + 7) % 101) / 101 }
    return try Tensor(values, shape: [count, 3, 5, 7])
  }
}
