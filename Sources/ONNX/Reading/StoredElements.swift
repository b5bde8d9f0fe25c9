internal import Foundation

/// The elements that a tensor holds in the model file itself, raw or in a field for their type.
struct StoredElements {
  let proto: Onnx_TensorProto
  let type: ElementType
  let place: ONNXError.Place

  /// Returns the elements as they are in memory; `raw_data` is passed on without a copy.
  func bytes() throws(ONNXError.Problem) -> Data {
    let used = usedFields
    guard used.isEmpty || used == ["raw_data"] || used == [typedField] else {
      throw .wrongDataField(found: used, type: type, place: place)
    }
    return proto.rawData.isEmpty ? try typedBytes() : proto.rawData
  }

  private var usedFields: [String] {
    [
      ("raw_data", proto.rawData.isEmpty), ("float_data", proto.floatData.isEmpty),
      ("int32_data", proto.int32Data.isEmpty), ("int64_data", proto.int64Data.isEmpty),
      ("double_data", proto.doubleData.isEmpty), ("uint64_data", proto.uint64Data.isEmpty),
      ("string_data", proto.stringData.isEmpty),
    ].filter { !$0.1 }.map(\.0)
  }

  /// The field that the schema sets aside for the type.
  private var typedField: String {
    switch type {
    case .float, .complex64: "float_data"
    case .double, .complex128: "double_data"
    case .int64: "int64_data"
    case .uint32, .uint64: "uint64_data"
    case .string: "string_data"
    default: "int32_data"
    }
  }

  private func typedBytes() throws(ONNXError.Problem) -> Data {
    switch type {
    case .float, .complex64:
      littleEndianData(proto.floatData.lazy.map(\.bitPattern), count: proto.floatData.count)
    case .double, .complex128:
      littleEndianData(proto.doubleData.lazy.map(\.bitPattern), count: proto.doubleData.count)
    case .int64: littleEndianData(proto.int64Data, count: proto.int64Data.count)
    case .uint64: littleEndianData(proto.uint64Data, count: proto.uint64Data.count)
    case .uint32: try narrowed(proto.uint64Data, to: UInt32.self)
    case .int32: littleEndianData(proto.int32Data, count: proto.int32Data.count)
    case .int16: try narrowed(proto.int32Data, to: Int16.self)
    case .int8: try narrowed(proto.int32Data, to: Int8.self)
    case .uint16, .float16, .bfloat16: try narrowed(proto.int32Data, to: UInt16.self)
    default: try narrowed(proto.int32Data, to: UInt8.self)
    }
  }

  private func narrowed<Wide: FixedWidthInteger, Narrow: FixedWidthInteger>(
    _ values: [Wide], to _: Narrow.Type
  ) throws(ONNXError.Problem) -> Data {
    if let wrong = values.first(where: { Narrow(exactly: $0) == nil }) {
      throw .valueOutOfRange(value: Int(clamping: wrong), type: type, place: place)
    }
    return littleEndianData(
      values.lazy.map { Narrow(truncatingIfNeeded: $0) }, count: values.count)
  }
}
