import Classifiers
import ONNX
import Tensors
import Testing

/// Quantized operators let gradients through as if nothing were rounded.
struct QuantizationTests {
  /// Runs nodes of one program type on one input and returns the result and its gradient.
  private func run(_ nodes: [OperatorSample], on numbers: [Float], shape: [Int]) throws -> (
    values: [Float], gradient: [Float]
  ) {
    let leaf = try Tensor(numbers, shape: shape).requiringGradient()
    var value = leaf
    for node in nodes {
      var inputs = try node.values()
      inputs[0] = value
      let context = node.context(inputs, floatType: .float32)
      value = try OperatorTable.kernel(for: context)(inputs)[0]
    }
    let gradient = try value.sum().gradients(withRespectTo: [leaf])[0]
    return (try value.floats(), try #require(try gradient?.floats()))
  }

  private func parameter(_ number: Float) -> OperatorSample.Input {
    .floats([Double(number)], shape: [])
  }

  @Test func `the gradient is 1 inside the range and 0 where values are cut off`() throws {
    let zeroPoint = OperatorSample.Input.integers([0], shape: [])
    let quantize = OperatorSample(
      "QuantizeLinear", [.variable([4]), parameter(0.5)], opset: 13)
    let dequantize = OperatorSample(
      "DequantizeLinear", [.variable([4]), parameter(0.5), zeroPoint], opset: 13)
    let result = try run([quantize, dequantize], on: [-1, 0.6, 3.3, 200], shape: [4])
    #expect(result.values == [0, 0.5, 3.5, 127.5])
    #expect(result.gradient == [0, 1, 1, 0])
  }

  @Test func `without a program type the result is of the stated integers`() throws {
    let values = [try Tensor([Float(0.6), 3.3], shape: [2]), try Tensor(Float(0.5))]
    let sample = OperatorSample("QuantizeLinear", [.variable([2]), .variable([])])
    let result = try OperatorTable.kernel(for: sample.context(values))(values)[0]
    #expect(result.scalarType == .uint8)
    #expect(try result.integers() == [1, 7])
  }

  @Test func `a dynamic quantization has the gradient of the scaling`() throws {
    let sample = OperatorSample("DynamicQuantizeLinear", [.variable([3])], outputCount: 3)
    let result = try run([sample], on: [-1, 0.3, 1.55], shape: [3])
    #expect(result.values == [0, 130, 255])
    // The scale is 2.55 / 255; a step of it is one integer.
    #expect(result.gradient.allSatisfy { abs($0 - 100) < 0.01 })
  }

  @Test func `products of quantized tensors have the gradient of the product`() throws {
    let weights = OperatorSample.Input.integers([1, -2, 3, 4], shape: [2, 2])
    let zero = OperatorSample.Input.integers([0], shape: [])
    let product = OperatorSample("MatMulInteger", [.variable([1, 2]), weights])
    let result = try run([product], on: [3, 5], shape: [1, 2])
    #expect(result.values == [18, 14])
    #expect(result.gradient == [-1, 7])

    let scaled = OperatorSample(
      "QLinearMatMul",
      [.variable([1, 2]), parameter(1), zero, weights, parameter(1), zero, parameter(2), zero8])
    let rescaled = try run([scaled], on: [3, 5], shape: [1, 2])
    #expect(rescaled.values == [9, 7])
    #expect(rescaled.gradient == [-0.5, 3.5])
  }

  @Test func `convolutions of quantized tensors have the gradient of the convolution`() throws {
    let kernel = OperatorSample.Input.integers([2, -1], shape: [1, 1, 2])
    let zero = OperatorSample.Input.integers([0], shape: [])
    let plain = OperatorSample("ConvInteger", [.variable([1, 1, 3]), kernel])
    let result = try run([plain], on: [1, 2, 4], shape: [1, 1, 3])
    #expect(result.values == [0, 0])
    #expect(result.gradient == [2, 1, -1])

    let scaled = OperatorSample(
      "QLinearConv",
      [
        .variable([1, 1, 3]), parameter(1), zero, kernel, parameter(1), zero, parameter(1), zero8,
        .list([7]),
      ])
    let rescaled = try run([scaled], on: [1, 2, 4], shape: [1, 1, 3])
    #expect(rescaled.values == [7, 7])
    #expect(rescaled.gradient == [2, 1, -1])
  }

  /// A zero point of 0 in the type that results are cut off to.
  private var zero8: OperatorSample.Input { .bytes([0], shape: []) }
}
