internal import Foundation

/// Reads the attributes of one node.
struct AttributeReader {
  let node: Node
  let graphs: GraphReader

  /// Outer values that graphs inside the node read.
  private(set) var captures: Set<String> = []

  init(node: Node, graphs: GraphReader) {
    self.node = node
    self.graphs = graphs
  }

  /// Reads the attributes, noting what graphs among them capture.
  mutating func attributes(
    _ protos: [Onnx_AttributeProto]
  ) throws(ONNXError.Problem) -> [String: Attribute] {
    var attributes: [String: Attribute] = [:]
    for proto in protos {
      let attribute = try attribute(proto)
      guard attributes.updateValue(attribute, forKey: proto.name) == nil else {
        throw .duplicateAttribute(
          proto.name, node: node.name, operatorType: node.operatorType)
      }
    }
    return attributes
  }

  private mutating func attribute(
    _ proto: Onnx_AttributeProto
  ) throws(ONNXError.Problem) -> Attribute {
    guard !proto.hasRefAttrName else {
      throw unreadable(proto, "a reference to a function's attribute")
    }
    switch proto.hasType ? proto.type : impliedType(proto) {
    case .int: return .int(Int(proto.i))
    case .ints: return .ints(proto.ints.map { Int($0) })
    case .float: return .float(proto.f)
    case .floats: return .floats(proto.floats)
    case .string: return .string(try text(proto.s, proto))
    case .strings: return .strings(try texts(proto))
    case .tensor: return .tensor(try tensor(proto.t, proto))
    case .tensors: return .tensors(try tensors(proto))
    case .graph: return .graph(try graph(proto.g))
    case .graphs: return .graphs(try graphList(proto.graphs))
    case .sparseTensor, .sparseTensors: throw unreadable(proto, "a sparse tensor")
    case .typeProto, .typeProtos: throw unreadable(proto, "a type")
    case .undefined: throw unreadable(proto, "nothing of a known type")
    }
  }

  /// Returns the type of an attribute that does not state it, as the first ONNX files did not.
  private func impliedType(
    _ proto: Onnx_AttributeProto
  ) -> Onnx_AttributeProto.AttributeType {
    let present: [(Bool, Onnx_AttributeProto.AttributeType)] = [
      (proto.hasF, .float), (proto.hasI, .int), (proto.hasS, .string), (proto.hasT, .tensor),
      (proto.hasG, .graph), (!proto.floats.isEmpty, .floats), (!proto.ints.isEmpty, .ints),
      (!proto.strings.isEmpty, .strings), (!proto.tensors.isEmpty, .tensors),
    ]
    let types = present.filter(\.0).map(\.1)
    return types.count == 1 ? types[0] : .undefined
  }

  private func text(
    _ data: Data, _ proto: Onnx_AttributeProto
  ) throws(ONNXError.Problem) -> String {
    guard let text = String(data: data, encoding: .utf8) else {
      throw unreadable(proto, "text that is not UTF-8")
    }
    return text
  }

  private func texts(_ proto: Onnx_AttributeProto) throws(ONNXError.Problem) -> [String] {
    var texts: [String] = []
    for data in proto.strings { texts.append(try text(data, proto)) }
    return texts
  }

  private func tensors(
    _ proto: Onnx_AttributeProto
  ) throws(ONNXError.Problem) -> [TensorData] {
    var tensors: [TensorData] = []
    for item in proto.tensors { tensors.append(try tensor(item, proto)) }
    return tensors
  }

  private func tensor(
    _ tensor: Onnx_TensorProto, _ proto: Onnx_AttributeProto
  ) throws(ONNXError.Problem) -> TensorData {
    try graphs.tensors.tensor(
      tensor,
      at: .attribute(proto.name, node: node.name, operatorType: node.operatorType))
  }

  private mutating func graph(_ proto: Onnx_GraphProto) throws(ONNXError.Problem) -> Graph {
    let (graph, captured) = try graphs.innerGraph(proto)
    captures.formUnion(captured)
    return graph
  }

  private mutating func graphList(
    _ protos: [Onnx_GraphProto]
  ) throws(ONNXError.Problem) -> [Graph] {
    var list: [Graph] = []
    for proto in protos { list.append(try graph(proto)) }
    return list
  }

  private func unreadable(
    _ proto: Onnx_AttributeProto, _ found: String
  ) -> ONNXError.Problem {
    .unreadableAttribute(
      proto.name, node: node.name, operatorType: node.operatorType, found: found)
  }
}
