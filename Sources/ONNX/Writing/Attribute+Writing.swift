internal import Foundation

extension Attribute {
  /// Returns the attribute in the form of the schema.
  func proto(named name: String) -> Onnx_AttributeProto {
    var proto = Onnx_AttributeProto()
    proto.name = name
    switch self {
    case .int(let value): (proto.type, proto.i) = (.int, Int64(value))
    case .ints(let values): (proto.type, proto.ints) = (.ints, values.map(Int64.init))
    case .float(let value): (proto.type, proto.f) = (.float, value)
    case .floats(let values): (proto.type, proto.floats) = (.floats, values)
    case .string(let text): (proto.type, proto.s) = (.string, Data(text.utf8))
    case .strings(let texts):
      (proto.type, proto.strings) = (.strings, texts.map { Data($0.utf8) })
    case .tensor(let tensor): (proto.type, proto.t) = (.tensor, tensor.proto(named: tensor.name))
    case .tensors(let tensors):
      (proto.type, proto.tensors) = (.tensors, tensors.map { $0.proto(named: $0.name) })
    case .graph(let graph): (proto.type, proto.g) = (.graph, graph.proto)
    case .graphs(let graphs): (proto.type, proto.graphs) = (.graphs, graphs.map(\.proto))
    }
    return proto
  }
}
