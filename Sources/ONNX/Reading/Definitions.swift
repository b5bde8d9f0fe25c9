/// The values that a graph defines, each by one input, initializer or node.
struct Definitions {
  private(set) var inputs: [ValueInfo] = []
  private(set) var initializers: [String: TensorData] = [:]
  private(set) var records: [NodeRecord] = []
  /// Who defines each value in words.
  private var origins: [String: Origin] = [:]

  private enum Origin: CustomStringConvertible {
    case input, initializer
    case node(name: String, operatorType: String)

    var description: String {
      switch self {
      case .input: "an input"
      case .initializer: "an initializer"
      case .node(let name, let operatorType): described(name, operatorType)
      }
    }
  }

  /// Tells whether the graph itself defines a value; an absent optional one needs no definition.
  func defines(_ name: String) -> Bool { name.isEmpty || origins[name] != nil }

  mutating func add(_ initializer: TensorData) throws(ONNXError.Problem) {
    try define(initializer.name, .initializer)
    initializers[initializer.name] = initializer
  }

  /// Adds an input, unless it only declares an initializer, as the first ONNX files did.
  mutating func add(_ input: ValueInfo) throws(ONNXError.Problem) {
    guard initializers[input.name] == nil else { return }
    try define(input.name, .input)
    inputs.append(input)
  }

  mutating func add(_ record: NodeRecord) throws(ONNXError.Problem) {
    for output in record.node.outputs where !output.isEmpty {
      try define(output, .node(name: record.node.name, operatorType: record.node.operatorType))
    }
    records.append(record)
  }

  private mutating func define(
    _ name: String, _ origin: Origin
  ) throws(ONNXError.Problem) {
    if let earlier = origins.updateValue(origin, forKey: name) {
      throw .duplicateValue(name, first: "\(earlier)", second: "\(origin)")
    }
  }
}

/// A node with all that must be computed before it.
struct NodeRecord {
  let node: Node
  /// The values of this graph, or one around it, that graphs inside the node read.
  let captures: Set<String>

  /// The names of all values that the node needs; `""` is an absent optional input.
  var reads: [String] { node.inputs + captures.sorted() }
}
