package import ONNX
package import Tensors

/// Computes a node's outputs from its inputs; `nil` stands for an absent optional input.
package typealias Kernel = ([Tensor?]) throws -> [Tensor]

/// A value of the graph as seen while a program is prepared.
package struct TracedValue {
  /// The value in this trace; a constant's is its value in every run.
  package let tensor: Tensor
  /// Whether the value is the same whatever the image.
  package let isConstant: Bool

  package init(_ tensor: Tensor, isConstant: Bool) {
    self.tensor = tensor
    self.isConstant = isConstant
  }
}

/// What an operator may know when its kernel is prepared.
///
/// Attributes are parsed and constants read here, once, so that a kernel only computes.
package struct OperatorContext {
  package let node: Node
  package let opset: Int
  package let inputs: [TracedValue?]
  /// The type that every floating-point cast becomes; `nil` keeps what the file says.
  package let floatType: ScalarType?

  package init(
    node: Node, opset: Int, inputs: [TracedValue?], floatType: ScalarType? = nil
  ) {
    self.node = node
    self.opset = opset
    self.inputs = inputs
    self.floatType = floatType
  }

  /// The error for a node that breaks its operator's rules; `reason` has no full stop.
  package func invalid(_ reason: String) -> ClassifierError {
    .invalidNode(node.name, operatorType: node.operatorType, reason: reason)
  }
}

// MARK: Inputs

extension OperatorContext {
  /// The input at `index`, or `nil` if it is absent.
  package func optionalInput(_ index: Int) -> TracedValue? {
    inputs.indices.contains(index) ? inputs[index] : nil
  }

  /// The input at `index`, which must be there.
  package func input(_ index: Int) throws(ClassifierError) -> TracedValue {
    guard let value = optionalInput(index) else { throw invalid("input \(index) is missing") }
    return value
  }

  /// The shape of the input at `index` in this trace.
  package func shape(_ index: Int) throws(ClassifierError) -> [Int] {
    try input(index).tensor.shape
  }

  /// The integers of a constant input, or `nil` if it is absent.
  ///
  /// - Throws: `ClassifierError.invalidNode` if the input depends on the image.
  package func constantIntegers(_ index: Int) throws -> [Int]? {
    try constant(index)?.integers()
  }

  /// The numbers of a constant input, or `nil` if it is absent.
  ///
  /// - Throws: `ClassifierError.invalidNode` if the input depends on the image.
  package func constantFloats(_ index: Int) throws -> [Double]? {
    try constant(index)?.scalars(as: Double.self)
  }

  private func constant(_ index: Int) throws(ClassifierError) -> Tensor? {
    guard let value = optionalInput(index) else { return nil }
    guard value.isConstant else {
      throw invalid("input \(index) ('\(node.inputs[index])') must be a constant")
    }
    return value.tensor
  }
}

// MARK: Attributes

extension OperatorContext {
  package func int(_ name: String) throws(ClassifierError) -> Int? {
    switch node.attributes[name] {
    case nil: nil
    case .int(let value)?: value
    default: throw invalid("attribute '\(name)' must be an integer")
    }
  }

  package func ints(_ name: String) throws(ClassifierError) -> [Int]? {
    switch node.attributes[name] {
    case nil: nil
    case .ints(let values)?: values
    default: throw invalid("attribute '\(name)' must be a list of integers")
    }
  }

  package func float(_ name: String) throws(ClassifierError) -> Double? {
    switch node.attributes[name] {
    case nil: nil
    case .float(let value)?: Double(value)
    default: throw invalid("attribute '\(name)' must be a number")
    }
  }

  package func floats(_ name: String) throws(ClassifierError) -> [Double]? {
    switch node.attributes[name] {
    case nil: nil
    case .floats(let values)?: values.map(Double.init)
    default: throw invalid("attribute '\(name)' must be a list of numbers")
    }
  }

  package func string(_ name: String) throws(ClassifierError) -> String? {
    switch node.attributes[name] {
    case nil: nil
    case .string(let value)?: value
    default: throw invalid("attribute '\(name)' must be a text")
    }
  }
}
