import Foundation
import ONNX

/// Models of a few nodes, each written out here, for what a command line meets.
enum TinyModel {
  static func image(_ dimensions: [ONNX.Dimension]) -> ValueInfo {
    ValueInfo(name: "image", type: .float, dimensions: [.symbolic("batch")] + dimensions)
  }

  static let square = image([.fixed(3), .fixed(16), .fixed(16)])
  static let anySize = image([.fixed(3), .symbolic("height"), .symbolic("width")])

  /// A model that computes `logits` from `image`.
  static func model(
    _ nodes: [Node], initializers: [String: TensorData] = [:], input: ValueInfo = square,
    outputs: [String] = ["logits"], metadata: [String: String] = [:]
  ) -> Model {
    Model(
      opset: 13, metadata: metadata,
      graph: Graph(
        inputs: [input], outputs: outputs.map { ValueInfo(name: $0, type: .float) },
        initializers: initializers, nodes: nodes))
  }

  /// Three classes: the mean red, green and blue.
  static func colors(input: ValueInfo = square) -> Model {
    model(
      [
        node("GlobalAveragePool", ["image"], "pooled"), node("Flatten", ["pooled"], "logits"),
      ], input: input)
  }

  /// Three classes, each `-√(0.53 - mean)`: not a number once the mean color is past 0.53.
  static func fragile() -> Model {
    model(
      [
        node("GlobalAveragePool", ["image"], "pooled"),
        node("Sub", ["ceiling", "pooled"], "room"), node("Sqrt", ["room"], "root"),
        node("Neg", ["root"], "negative"), node("Flatten", ["negative"], "logits"),
      ], initializers: ["ceiling": TensorData(shape: [1], floats: [0.53])])
  }

  /// Three classes, each a rounded mean color: no gradient comes through.
  static func rounding() -> Model {
    model([
      node("GlobalAveragePool", ["image"], "pooled"), node("Ceil", ["pooled"], "rounded"),
      node("Flatten", ["rounded"], "logits"),
    ])
  }

  /// Two classes from all pixels, so that only 16 × 16 fits, though any size is declared.
  static func secretlySquare() -> Model {
    let weights = (0..<768 * 2).map { Float($0 % 7) / 7 - 0.4 }
    return model(
      [node("Flatten", ["image"], "flat"), node("MatMul", ["flat", "weights"], "logits")],
      initializers: ["weights": TensorData(shape: [768, 2], floats: weights)], input: anySize)
  }

  /// Three classes with a plane of 2⁴⁸ numbers added: more than any machine's memory.
  static func enormous() -> Model {
    let side = 1 << 24
    return model(
      [
        node("GlobalAveragePool", ["image"], "pooled"),
        node("ConstantOfShape", ["tall"], "column"), node("ConstantOfShape", ["wide"], "row"),
        node("Add", ["column", "row"], "plane"), node("GlobalAveragePool", ["plane"], "mean"),
        node("Add", ["pooled", "mean"], "sum"), node("Flatten", ["sum"], "logits"),
      ],
      initializers: [
        "tall": TensorData(shape: [4], int64s: [1, 1, side, 1]),
        "wide": TensorData(shape: [4], int64s: [1, 1, 1, side]),
      ])
  }

  /// Two nodes that wait for each other.
  static func cyclic() -> Model {
    model([
      node("Add", ["image", "second"], "first"), node("Relu", ["first"], "second"),
      node("Flatten", ["second"], "logits"),
    ])
  }

  static func node(
    _ operatorType: String, _ inputs: [String], _ output: String,
    attributes: [String: Attribute] = [:]
  ) -> Node {
    Node(
      name: "make_\(output)", operatorType: operatorType, inputs: inputs, outputs: [output],
      attributes: attributes)
  }
}

// MARK: Damage

extension TinyModel {
  /// A model whose one further initializer is given by the fields of its `TensorProto`.
  ///
  /// A second graph field adds to the first, as protocol buffers have it.
  static func withInitializer(_ fields: [UInt8]) throws -> Data {
    try colors().serialized() + Data(field(7, field(5, field(8, Array("extra".utf8)) + fields)))
  }

  /// A field of bytes: tag, length, content.
  static func field(_ number: UInt8, _ bytes: [UInt8]) -> [UInt8] {
    [number << 3 | 2] + varint(UInt64(bytes.count)) + bytes
  }

  /// A field that holds a number.
  static func field(_ number: UInt8, _ value: UInt64) -> [UInt8] { [number << 3] + varint(value) }

  private static func varint(_ value: UInt64) -> [UInt8] {
    value < 128 ? [UInt8(value)] : [UInt8(value & 127) | 128] + varint(value >> 7)
  }

  /// Says that the data is in another file, at `location`.
  static func external(_ location: String) -> [UInt8] {
    let entry = field(1, Array("location".utf8)) + field(2, Array(location.utf8))
    return field(1, 4) + field(2, 1) + field(13, entry) + field(14, 1)
  }

  /// A tensor of 2³¹ × 2³¹ × 2³¹ floats.
  static var overflowing: [UInt8] {
    let side = field(1, UInt64(1) << 31)
    return side + side + side + field(2, 1) + field(9, [0, 0, 0, 0])
  }
}
