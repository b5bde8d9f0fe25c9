/// Reads graphs and checks that every value in them is defined once, before it is used.
struct GraphReader {
  let tensors: TensorReader

  /// Reads the model's own graph, which must stand alone.
  func wholeGraph(_ proto: Onnx_GraphProto) throws(ONNXError.Problem) -> Graph {
    guard !proto.output.isEmpty else { throw .noOutputs }
    let definitions = try definitions(proto)
    for record in definitions.records {
      if let missing = record.reads.first(where: { !definitions.defines($0) }) {
        throw .undefinedInput(
          missing, node: record.node.name, operatorType: record.node.operatorType)
      }
    }
    let graph = try graph(proto, definitions)
    if let missing = graph.outputs.first(where: { !definitions.defines($0.name) }) {
      throw .undefinedOutput(missing.name)
    }
    return graph
  }

  /// Reads a graph inside a node, which may read values of the graphs around it.
  ///
  /// - Returns: The graph, and the values that it does not define itself.
  func innerGraph(
    _ proto: Onnx_GraphProto
  ) throws(ONNXError.Problem) -> (graph: Graph, captures: Set<String>) {
    let definitions = try definitions(proto)
    let graph = try graph(proto, definitions)
    let used = definitions.records.flatMap(\.reads) + graph.outputs.map(\.name)
    return (graph, Set(used.filter { !definitions.defines($0) }))
  }

  private func graph(
    _ proto: Onnx_GraphProto, _ definitions: Definitions
  ) throws(ONNXError.Problem) -> Graph {
    let infos = try proto.valueInfo.map(valueInfo)
    return Graph(
      name: proto.name, inputs: definitions.inputs, outputs: try proto.output.map(valueInfo),
      initializers: definitions.initializers,
      nodes: try NodeOrder(definitions.records).sorted(),
      valueInfos: Dictionary(
        infos.map { ($0.name, $0) }, uniquingKeysWith: { _, last in last }))
  }

  private func definitions(
    _ proto: Onnx_GraphProto
  ) throws(ONNXError.Problem) -> Definitions {
    var definitions = Definitions()
    if let sparse = proto.sparseInitializer.first {
      throw .sparseInitializer(sparse.values.name)
    }
    for (index, tensor) in proto.initializer.enumerated() {
      guard !tensor.name.isEmpty else { throw .unnamedValue(role: "initializer", index: index) }
      try definitions.add(
        try tensors.tensor(tensor, at: .initializer(tensor.name)))
    }
    for (index, input) in proto.input.enumerated() {
      guard !input.name.isEmpty else { throw .unnamedValue(role: "input", index: index) }
      try definitions.add(try valueInfo(input))
    }
    for (index, node) in proto.node.enumerated() {
      try definitions.add(try record(node, index: index))
    }
    return definitions
  }

  private func record(
    _ proto: Onnx_NodeProto, index: Int
  ) throws(ONNXError.Problem) -> NodeRecord {
    guard !proto.opType.isEmpty else { throw .noOperator(nodeIndex: index) }
    var node = Node(
      name: proto.name.isEmpty ? "\(proto.opType)_\(index)" : proto.name,
      operatorType: proto.opType, domain: canonicalDomain(proto.domain),
      inputs: proto.input, outputs: proto.output)
    var attributes = AttributeReader(node: node, graphs: self)
    node.attributes = try attributes.attributes(proto.attribute)
    return NodeRecord(node: node, captures: attributes.captures)
  }

  private func valueInfo(
    _ proto: Onnx_ValueInfoProto
  ) throws(ONNXError.Problem) -> ValueInfo {
    guard case .tensorType(let tensor)? = proto.type.value else {
      return ValueInfo(name: proto.name)
    }
    let place = ONNXError.Place.value(proto.name)
    let type = ElementType(rawValue: Int(tensor.elemType))
    guard type != nil || tensor.elemType == 0 else {
      throw .unknownElementType(code: Int(tensor.elemType), place: place)
    }
    guard tensor.hasShape else { return ValueInfo(name: proto.name, type: type) }
    let dimensions = tensor.shape.dim.map(Dimension.init)
    let shape = dimensions.map { if case .fixed(let size) = $0 { size } else { 1 } }
    guard ElementType.complex128.byteCount(ofShape: shape) != nil else {
      throw .impossibleShape(shape, place: place)
    }
    return ValueInfo(name: proto.name, type: type, dimensions: dimensions)
  }
}

extension Dimension {
  /// Reads a dimension; some writers put a negative size where they know none.
  fileprivate init(_ proto: Onnx_TensorShapeProto.Dimension) {
    switch proto.value {
    case .dimValue(let size) where size >= 0: self = .fixed(Int(size))
    case .dimParam(let name) where !name.isEmpty: self = .symbolic(name)
    default: self = .unknown
    }
  }
}
