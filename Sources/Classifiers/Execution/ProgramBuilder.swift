internal import ONNX
internal import Tensors

/// Turns a graph into a `Program` by running it once on an example.
///
/// The one run, the trace, computes every value that does not depend on the image, shape
/// arithmetic above all; such values become constants, and their nodes are left out.
struct ProgramBuilder {
  /// What a program is built for.
  struct Options {
    /// The type of floating-point activations; files in other float types are converted.
    var floatType: ScalarType = .float32
    /// Whether ReLUs pass gradients out of their dead zone (`protogen::redirected_relu`).
    var redirectsDeadReLU = false
  }

  private let graph: Graph
  private let opset: Int
  private let options: Options
  private var slots: [String: Int] = [:]
  private var values: [TracedValue?] = []
  private var steps: [Program.Step] = []
  /// The one node that reads each value, where there is only one and no layer is asked for.
  private var soleReaders: [String: Node] = [:]

  /// Prepares to build programs of a graph.
  ///
  /// - Parameters:
  ///   - graph: Its nodes in an order in which they can run.
  ///   - opset: The version that the nodes' operators have.
  ///   - constants: The graph's initializers, on the device and in the type they are used in.
  ///   - options: What the program is for.
  init(graph: Graph, opset: Int, constants: [String: Tensor], options: Options) {
    self.graph = graph
    self.opset = opset
    self.options = options
    for (name, tensor) in constants {
      assign(TracedValue(tensor, isConstant: true), to: name)
    }
  }

  /// Builds the program that computes `layers`, and nothing that they do not need.
  ///
  /// - Parameters:
  ///   - input: The name of the graph's image input.
  ///   - example: Any image batch of the shape that the program will run at.
  ///   - layers: The values to compute.
  /// - Returns: The program, and the shape of each layer.
  /// - Throws: `ClassifierError` for a node that cannot run, or a layer that is not there.
  mutating func build(
    input: String, example: Tensor, layers: [String]
  ) throws -> (program: Program, shapes: [String: [Int]]) {
    let inputSlot = assign(TracedValue(example, isConstant: false), to: input)
    let nodes = graph.nodesNeeded(for: layers)
    soleReaders = Self.soleReaders(of: nodes, except: layers)
    for node in nodes where node.outputs.allSatisfy({ slots[$0] == nil }) { try trace(node) }
    var layerSlots: [String: Int] = [:]
    var shapes: [String: [Int]] = [:]
    for layer in layers {
      guard let slot = slots[layer], let value = values[slot] else {
        throw ClassifierError.unknownLayer(layer, suggestions: [])
      }
      layerSlots[layer] = slot
      shapes[layer] = value.tensor.shape
    }
    let constants = values.map { $0.flatMap { $0.isConstant ? $0.tensor : nil } }
    let program = Program(
      steps: steps, constants: constants, inputSlot: inputSlot, layerSlots: layerSlots)
    return (program, shapes)
  }

  private mutating func trace(_ node: Node) throws {
    let inputSlots = node.inputs.map { $0.isEmpty ? nil : slots[$0] }
    let inputs = inputs(of: node)
    let (node, kernel) = try kernel(of: node, inputs: inputs)
    let results = try withoutGradients { () throws in
      try Program.call(kernel, of: node, inputs.map { $0?.tensor })
    }
    let isConstant = node.readsOnlyShapes || inputs.allSatisfy { $0?.isConstant ?? true }
    var outputSlots: [Int?] = []
    for (name, tensor) in zip(node.outputs, results) {
      let value = TracedValue(tensor, isConstant: isConstant)
      outputSlots.append(name.isEmpty ? nil : assign(value, to: name))
    }
    guard !isConstant else { return }
    // A constant that was converted for this node lives in a slot of its own.
    let usedSlots = zip(inputSlots, inputs).map { slot, value -> Int? in
      guard let slot, let value else { return nil }
      guard let original = values[slot], original.tensor.scalarType != value.tensor.scalarType
      else {
        return slot
      }
      values.append(value)
      return values.count - 1
    }
    steps.append(
      Program.Step(node: node, kernel: kernel, inputs: usedSlots, outputs: outputSlots))
  }

  /// The kernel of a node, or of a node and the one after it: then the node stands for both.
  private func kernel(
    of node: Node, inputs: [TracedValue?]
  ) throws -> (node: Node, kernel: Kernel) {
    let context = context(of: node, inputs: inputs)
    if options.redirectsDeadReLU, let redirected = try RedirectedReLU.kernel(for: context) {
      return (node, redirected)
    }
    if node.operatorType == "Conv", !(inputs.allSatisfy { $0?.isConstant ?? true }) {
      let reader = options.redirectsDeadReLU ? nil : soleReaders[node.outputs[0]]
      let following = reader.map { self.context(of: $0, inputs: self.inputs(of: $0)) }
      if let fused = try FusedConvolution(context, reader: following) {
        return (fused.node, fused.kernel)
      }
    }
    return (node, try OperatorTable.kernel(for: context))
  }

  private func context(of node: Node, inputs: [TracedValue?]) -> OperatorContext {
    OperatorContext(node: node, opset: opset, inputs: inputs, floatType: options.floatType)
  }

  /// A node's inputs as far as they are known, constants in the type of the activations.
  private func inputs(of node: Node) -> [TracedValue?] {
    let known = node.inputs.map { name in slots[name].flatMap { values[$0] } }
    return matchingTypes(known, of: node)
  }

  private static func soleReaders(
    of nodes: [Node], except layers: [String]
  ) -> [String: Node] {
    var readers: [String: [Node]] = [:]
    for node in nodes {
      for name in Set(node.inputs) { readers[name, default: []].append(node) }
    }
    return readers.filter { $0.value.count == 1 && !layers.contains($0.key) }
      .compactMapValues(\.first)
  }

  /// Converts float constants to the type of the activations they meet.
  ///
  /// Without this a bfloat16 activation plus a float32 constant would be float32, and all that
  /// follows with it.
  private func matchingTypes(_ inputs: [TracedValue?], of node: Node) -> [TracedValue?] {
    let activation = inputs.lazy.compactMap { $0 }
      .first { !$0.isConstant && $0.tensor.scalarType.isFloatingPoint }
    guard let type = activation?.tensor.scalarType, !node.readsConstantsExactly else {
      return inputs
    }
    return inputs.map { value in
      guard let value, value.isConstant, value.tensor.scalarType.isFloatingPoint,
        value.tensor.scalarType != type, let converted = try? value.tensor.converted(to: type)
      else { return value }
      return TracedValue(converted, isConstant: true)
    }
  }

  @discardableResult
  private mutating func assign(_ value: TracedValue, to name: String) -> Int {
    values.append(value)
    slots[name] = values.count - 1
    return values.count - 1
  }
}

extension Graph {
  /// The nodes that some of `values` depend on, in the graph's order.
  func nodesNeeded(for values: [String]) -> [Node] {
    var needed = Set(values)
    var chosen: [Node] = []
    for node in nodes.reversed() where node.outputs.contains(where: needed.contains) {
      needed.formUnion(node.inputs)
      chosen.append(node)
    }
    return chosen.reversed()
  }
}

extension Node {
  /// Whether the result depends on the input's shape alone.
  var readsOnlyShapes: Bool { operatorType == "Shape" || operatorType == "Size" }

  /// Whether float constants are settings, such as the factors of `Resize`, rather than weights.
  var readsConstantsExactly: Bool {
    ["Resize", "Upsample", "QuantizeLinear", "DequantizeLinear"].contains(operatorType)
  }
}
