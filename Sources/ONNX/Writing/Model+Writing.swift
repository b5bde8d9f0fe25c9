public import Foundation
internal import SwiftProtobuf

extension Model {
  /// Returns the model as the bytes of an ONNX file, with all its tensors inside.
  ///
  /// Equal models give equal bytes: what has no order is sorted by name.
  ///
  /// - Throws: `ONNXError.Problem.tooLarge` if the file would exceed the 2 GiB that a protocol
  ///   buffer can have.
  public func serialized() throws(ONNXError) -> Data {
    do {
      return try proto.serializedBytes(partial: true)
    } catch {
      let problem = ONNXError.Problem.tooLarge(
        byteCount: graph.tensorByteCount, limit: ReadingLimits().byteCount)
      throw ONNXError(file: nil, problem: problem)
    }
  }

  private var proto: Onnx_ModelProto {
    var proto = Onnx_ModelProto()
    proto.irVersion = Int64(irVersion)
    proto.producerName = producer
    proto.opsetImport = sorted(opsetImports).map { domain, version in
      var entry = Onnx_OperatorSetIdProto()
      entry.domain = domain
      entry.version = Int64(version)
      return entry
    }
    proto.metadataProps = sorted(metadata).map { key, value in
      var entry = Onnx_StringStringEntryProto()
      entry.key = key
      entry.value = value
      return entry
    }
    proto.graph = graph.proto
    return proto
  }
}

extension Graph {
  var proto: Onnx_GraphProto {
    var proto = Onnx_GraphProto()
    proto.name = name
    proto.node = nodes.map(\.proto)
    proto.initializer = sorted(initializers).map { $1.proto(named: $0) }
    proto.input = inputs.map(\.proto)
    proto.output = outputs.map(\.proto)
    proto.valueInfo = sorted(valueInfos).map(\.value.proto)
    return proto
  }

  /// The bytes of the graph's initializers, which make up nearly all of a large model.
  fileprivate var tensorByteCount: Int { initializers.values.reduce(0) { $0 + $1.bytes.count } }
}

extension Node {
  fileprivate var proto: Onnx_NodeProto {
    var proto = Onnx_NodeProto()
    proto.name = name
    proto.opType = operatorType
    proto.domain = domain
    proto.input = inputs
    proto.output = outputs
    proto.attribute = sorted(attributes).map { $1.proto(named: $0) }
    return proto
  }
}

extension ValueInfo {
  fileprivate var proto: Onnx_ValueInfoProto {
    var proto = Onnx_ValueInfoProto()
    proto.name = name
    guard type != nil || dimensions != nil else { return proto }
    var tensor = Onnx_TypeProto.Tensor()
    tensor.elemType = Int32(type?.rawValue ?? 0)
    if let dimensions { tensor.shape.dim = dimensions.map(\.proto) }
    proto.type.tensorType = tensor
    return proto
  }
}

extension Dimension {
  fileprivate var proto: Onnx_TensorShapeProto.Dimension {
    var proto = Onnx_TensorShapeProto.Dimension()
    switch self {
    case .fixed(let size): proto.dimValue = Int64(size)
    case .symbolic(let name): proto.dimParam = name
    case .unknown: break
    }
    return proto
  }
}

/// Returns a dictionary's entries in the order of their keys.
private func sorted<Value>(_ entries: [String: Value]) -> [(key: String, value: Value)] {
  entries.sorted { $0.key < $1.key }
}
