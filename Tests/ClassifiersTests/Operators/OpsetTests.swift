import Classifiers
import ONNX
import Tensors
import Testing

/// What operators meant in older opsets, which the ONNX suite hardly covers.
struct OpsetTests {
  typealias Input = OperatorSample.Input

  /// An old form and the new one that means the same.
  struct Pair: Sendable, CustomTestStringConvertible {
    let old: OperatorSample
    let new: OperatorSample

    var testDescription: String { old.testDescription }
  }

  static let pairs: [Pair] = {
    let image: Input = .variable([2, 1, 5, 3])
    func pair(
      _ name: String, _ oldOpset: Int, _ attributes: [String: Attribute], _ inputs: [Input],
      _ kept: [String: Attribute] = [:], outputs: Int = 1
    ) -> Pair {
      Pair(
        old: OperatorSample(
          name, [image], attributes.merging(kept) { $1 }, opset: oldOpset, outputCount: outputs),
        new: OperatorSample(name, [image] + inputs, kept, outputCount: outputs))
    }
    return [
      pair(
        "Slice", 9, ["starts": .ints([1, -2]), "ends": .ints([4, 9]), "axes": .ints([2, 3])],
        [.list([1, -2]), .list([4, 9]), .list([2, 3])]),
      pair("Squeeze", 11, ["axes": .ints([1])], [.list([1])]),
      pair("Unsqueeze", 11, ["axes": .ints([0, 5])], [.list([0, 5])]),
      pair(
        "Split", 11, ["split": .ints([1, 4])], [.list([1, 4])], ["axis": .int(2)], outputs: 2),
      pair(
        "Pad", 10, ["pads": .ints([0, 0, 1, 0, 0, 0, 2, 1]), "value": .float(0.5)],
        [.list([0, 0, 1, 0, 0, 0, 2, 1]), .floats([0.5], shape: [])]),
      pair(
        "Clip", 7, ["min": .float(-0.25), "max": .float(0.5)],
        [.floats([-0.25], shape: []), .floats([0.5], shape: [])]),
      pair("TopK", 9, ["k": .int(2)], [.list([2])], ["axis": .int(2)], outputs: 2),
      pair("ReduceSum", 11, ["axes": .ints([0, 2])], [.list([0, 2])]),
      pair("ReduceMax", 17, ["axes": .ints([3])], [.list([3])], ["keepdims": .int(0)]),
    ]
  }()

  @Test(arguments: pairs) func `an old form gives what the new one gives`(pair: Pair) throws {
    let (old, new) = (try pair.old.outputs(), try pair.new.outputs())
    #expect(old.map(\.shape) == new.map(\.shape))
    for (first, second) in zip(old, new) {
      #expect(try first.scalars(as: Double.self) == second.scalars(as: Double.self))
    }
  }

  @Test(arguments: [(7, 1), (12, 1), (13, 2)])
  func `softmax sums to 1 over the axes that its opset takes together`(
    opset: Int, sum: Int
  ) throws {
    let sample = OperatorSample(
      "Softmax", [.variable([2, 2, 3])], ["axis": .int(1)], opset: opset)
    let total = try sample.outputs()[0].sum(axes: [1, 2]).scalars(as: Double.self)
    // From opset 13 on each of the 3 columns sums to 1.
    let expected = sum == 1 ? 1.0 : 3.0
    #expect(total.allSatisfy { abs($0 - expected) < 1e-12 })
  }

  @Test(arguments: [(9, ScalarType.float64), (10, .bool)])
  func `the mask of a dropout has the type of its opset`(opset: Int, type: ScalarType) throws {
    let outputs = try OperatorSample(
      "Dropout", [.variable([2, 1])], opset: opset, outputCount: 2
    ).outputs()
    #expect(outputs[1].scalarType == type)
    #expect(try outputs[1].integers() == [1, 1])
  }

  @Test func `upsampling repeats pixels, from an attribute and from an input`() throws {
    let image: Input = .floats([1, 2, 3], shape: [1, 1, 1, 3])
    let expected: [Float] = [1, 1, 2, 2, 3, 3, 1, 1, 2, 2, 3, 3]
    let attribute = OperatorSample(
      "Upsample", [image], ["scales": .floats([1, 1, 2, 2])], opset: 7)
    let input = OperatorSample("Upsample", [image, .floats([1, 1, 2, 2], shape: [4])], opset: 9)
    let resize = OperatorSample("Resize", [image, .floats([1, 1, 2, 2], shape: [4])], opset: 10)
    for sample in [attribute, input, resize] {
      #expect(try sample.outputs()[0].floats() == expected)
    }
  }

  @Test func `flattening a channels-last image keeps the order of its values`() throws {
    let image = try Tensor((0..<24).map(Float.init), shape: [1, 3, 4, 2])
    let sample = OperatorSample("Flatten", [.variable([1, 3, 4, 2])])
    let values = [try image.channelsLast()]
    let flat = try OperatorTable.kernel(for: sample.context(values))(values)[0]
    #expect(try flat.floats() == image.floats())
    #expect(flat.shape == [1, 24])
  }

  @Test(arguments: [1, 6, 10]) func `a cast to a float becomes the program's own float`(
    code: Int
  ) throws {
    let sample = OperatorSample("Cast", [.variable([2])], ["to": .int(code)])
    let isFloat = code != 6
    #expect(
      try sample.outputs(floatType: .bfloat16)[0].scalarType == (isFloat ? .bfloat16 : .int32))
  }
}
