import Classifiers
import Foundation
import ONNX
import Tensors
import TestSupport
import Testing

/// One use of an operator, with inputs made up for it.
struct OperatorSample: Sendable, CustomTestStringConvertible {
  /// An input of the node.
  enum Input: Sendable {
    /// Numbers from the image: the gradient is taken with respect to them.
    case variable([Int], in: ClosedRange<Double> = -1...1)
    case integers([Int], shape: [Int])
    case floats([Double], shape: [Int])
    case booleans([Bool], shape: [Int])
    case bytes([UInt8], shape: [Int])
    case absent

    static func list(_ numbers: [Int]) -> Input { .integers(numbers, shape: [numbers.count]) }
  }

  let operatorType: String
  let inputs: [Input]
  var attributes: [String: Attribute] = [:]
  var opset = 22
  var outputCount = 1

  init(
    _ operatorType: String, _ inputs: [Input], _ attributes: [String: Attribute] = [:],
    opset: Int = 22, outputCount: Int = 1
  ) {
    self.operatorType = operatorType
    self.inputs = inputs
    self.attributes = attributes
    self.opset = opset
    self.outputCount = outputCount
  }

  var testDescription: String {
    let shapes = inputs.compactMap { if case .variable(let shape, _) = $0 { shape } else { nil } }
    return "\(operatorType) \(opset) \(shapes) \(attributes.keys.sorted())"
  }

  var node: Node {
    Node(
      name: "sample", operatorType: operatorType,
      inputs: inputs.enumerated().map { index, input in
        if case .absent = input { "" } else { "input_\(index)" }
      },
      outputs: (0..<outputCount).map { "output_\($0)" }, attributes: attributes)
  }

  /// The inputs' values; variables are 64-bit floats, drawn from a fixed seed.
  func values() throws -> [Tensor?] {
    var random = SeededGenerator(seed: 17)
    return try inputs.map { input in
      switch input {
      case .variable(let shape, let range):
        try Tensor(random.numbers(shape.reduce(1, *), in: range), shape: shape)
      case .integers(let numbers, let shape): try Tensor(numbers, shape: shape)
      case .floats(let numbers, let shape): try Tensor(numbers, shape: shape)
      case .booleans(let flags, let shape): try Tensor(flags, shape: shape)
      case .bytes(let bytes, let shape): try Tensor(bytes, shape: shape)
      case .absent: nil
      }
    }
  }

  /// The places of the inputs that come from the image.
  var variables: [Int] {
    inputs.indices.filter { if case .variable = inputs[$0] { true } else { false } }
  }

  func context(_ values: [Tensor?], floatType: ScalarType? = nil) -> OperatorContext {
    let traced = values.enumerated().map { index, tensor in
      tensor.map { TracedValue($0, isConstant: !variables.contains(index)) }
    }
    return OperatorContext(node: node, opset: opset, inputs: traced, floatType: floatType)
  }

  /// Runs the node on its made-up inputs.
  func outputs(floatType: ScalarType? = nil) throws -> [Tensor] {
    let values = try values()
    return try OperatorTable.kernel(for: context(values, floatType: floatType))(values)
  }
}
