import Classifiers
import ONNX
import Tensors
import Testing

/// What users read of a node that breaks its operator's rules.
struct OperatorErrorTests {
  private func message(_ sample: OperatorSample) throws -> String {
    try #require(throws: ClassifierError.self) { try sample.outputs() }.description
  }

  private func check(
    _ name: String, _ inputs: [OperatorSample.Input], _ attributes: [String: Attribute] = [:],
    opset: Int = 22, outputCount: Int = 1, says expected: String
  ) throws {
    let sample = OperatorSample(
      name, inputs, attributes, opset: opset, outputCount: outputCount)
    #expect(try message(sample) == "Node 'sample' (\(name)): \(expected).")
  }

  @Test(arguments: [("NoSuchOperator", 13), ("Gelu", 19), ("Upsample", 10)])
  func `an operator that its opset does not have is named`(name: String, opset: Int) throws {
    #expect(
      try message(OperatorSample(name, [.variable([2])], opset: opset)) == """
        Operator '\(name)' (opset \(opset)), used by node 'sample', is not supported. \
        'protogen operators' lists those that are.
        """)
  }

  @Test func `a missing input is counted from 0`() throws {
    try check("Add", [.variable([2])], says: "input 1 is missing")
    try check("Relu", [.absent], says: "input 0 is missing")
    try check("Reshape", [.variable([2])], says: "input 1 is missing")
    try check("Concat", [.variable([2]), .absent], ["axis": .int(0)], says: "input 1 is missing")
  }

  @Test func `an attribute of another type is named with the type it must have`() throws {
    let input: [OperatorSample.Input] = [.variable([1, 1, 3, 3])]
    try check(
      "Softmax", input, ["axis": .float(1)], says: "attribute 'axis' must be an integer")
    try check(
      "LeakyRelu", input, ["alpha": .int(1)], says: "attribute 'alpha' must be a number")
    try check(
      "MaxPool", input, ["kernel_shape": .int(2)],
      says: "attribute 'kernel_shape' must be a list of integers")
    try check(
      "Gelu", input, ["approximate": .int(1)], says: "attribute 'approximate' must be a text")
    try check(
      "Upsample", input, ["scales": .ints([1])], opset: 7,
      says: "attribute 'scales' must be a list of numbers")
  }

  @Test func `a choice that does not exist is answered with those that do`() throws {
    try check(
      "Gelu", [.variable([1])], ["approximate": .string("sigmoid")],
      says: "attribute 'approximate' is 'sigmoid', but must be one of 'none', 'tanh'")
  }

  @Test func `a shape that depends on the image is refused`() throws {
    try check(
      "Reshape", [.variable([2]), .variable([1])],
      says: "input 1 ('input_1') must be a constant")
    try check("NonZero", [.variable([2])], says: "input 0 ('input_0') must be a constant")
  }

  @Test func `an axis outside is named with the rank`() throws {
    try check(
      "Concat", [.variable([2, 3])], ["axis": .int(2)],
      says: "axis 2 does not exist in a tensor with 2 axes")
    try check(
      "Flatten", [.variable([2, 3])], ["axis": .int(-3)],
      says: "axis -3 does not exist in a tensor with 2 axes")
    try check(
      "Transpose", [.variable([2, 3])], ["perm": .ints([0, 0])],
      says: "axes [0, 0] name an axis twice")
  }

  @Test func `windows that fit nothing are refused`() throws {
    let image: OperatorSample.Input = .variable([1, 2, 5, 5])
    try check("MaxPool", [image], says: "attribute 'kernel_shape' is missing")
    try check(
      "MaxPool", [image], ["kernel_shape": .ints([2, 2]), "strides": .ints([0, 1])],
      says: "'strides' must be 2 positive numbers, but is [0, 1]")
    try check(
      "AveragePool", [image], ["kernel_shape": .ints([2, 2]), "pads": .ints([1, 1])],
      says: "'pads' must be 4 numbers of at least 0")
    try check(
      "MaxPool", [image], ["kernel_shape": .ints([2, 2])], outputCount: 2,
      says: "the output Indices is not supported")
    try check(
      "Conv", [image, .variable([4, 3, 1, 1])],
      says: "weights of shape [4, 3, 1, 1] in 1 groups do not fit an input of shape [1, 2, 5, 5]")
    try check(
      "Conv", [image, .variable([4, 2, 1, 1])], ["kernel_shape": .ints([3, 3])],
      says: "'kernel_shape' is [3, 3], but the weights have [1, 1]")
  }

  @Test func `training is refused`() throws {
    let statistics = [OperatorSample.Input](repeating: .variable([2]), count: 4)
    try check(
      "BatchNormalization", [.variable([1, 2, 3])] + statistics, ["training_mode": .int(1)],
      says: "training mode is not supported")
    try check(
      "Dropout", [.variable([2]), .absent, .booleans([true], shape: [])],
      says: "training mode is not supported")
  }

  @Test func `extents that do not add up are shown`() throws {
    try check(
      "Split", [.variable([5]), .list([2, 2])], outputCount: 2,
      says: "cannot split an axis of 5 into [2, 2] for 2 outputs")
    try check(
      "Squeeze", [.variable([2, 1]), .list([0])],
      says: "axes [0] of shape [2, 1] do not all have extent 1")
    try check(
      "TopK", [.variable([3]), .list([4])], outputCount: 2,
      says: "k must be a number from 0 to 3")
  }

  @Test func `an element type that cannot be computed with is named`() throws {
    let sample = OperatorSample(
      "Cast", [.variable([1])], ["to": .int(ElementType.string.rawValue)])
    #expect(
      try message(sample)
        == "Value 'output_0' holds string, which protogen does not compute with.")
  }

  @Test func `a node that fails while running is reported with its inputs' shapes`() throws {
    let graph = Graph(
      outputs: [ValueInfo(name: "y")],
      nodes: [Node(name: "sum", operatorType: "Add", inputs: ["a", "b"], outputs: ["y"])])
    let inputs = [
      "a": try Tensor([1.0, 2], shape: [2]), "b": try Tensor([1.0, 2, 3], shape: [3]),
    ]
    let error = try #require(throws: ClassifierError.self) {
      try GraphInterpreter(Model(opset: 13, graph: graph)).outputs(for: inputs)
    }
    #expect(error.description.hasPrefix("Node 'sum' (Add) failed on inputs of shapes [[2], [3]]:"))
  }
}
