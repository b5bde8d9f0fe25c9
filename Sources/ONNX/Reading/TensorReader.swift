internal import Foundation

/// Turns the file's tensors into contiguous little-endian bytes, checking their sizes first.
struct TensorReader {
  /// Where external data may come from, or `nil` if there must be none.
  let external: ExternalData?

  /// Reads a tensor.
  func tensor(
    _ proto: Onnx_TensorProto, at place: ONNXError.Place
  ) throws(ONNXError.Problem) -> TensorData {
    guard !proto.hasSegment else { throw .segmented(place: place) }
    let type = try elementType(proto, place)
    let shape = proto.dims.map { Int($0) }
    guard let byteCount = type.byteCount(ofShape: shape) else {
      throw .impossibleShape(shape, place: place)
    }
    let bytes: Data
    if proto.dataLocation == .external {
      bytes = try externalBytes(proto, byteCount: byteCount, place)
    } else {
      bytes = try StoredElements(proto: proto, type: type, place: place).bytes()
    }
    guard bytes.count == byteCount else {
      throw .sizeMismatch(
        shape: shape, type: type, expected: byteCount, found: bytes.count, place: place)
    }
    if type == .bool, let wrong = bytes.first(where: { $0 > 1 }) {
      throw .valueOutOfRange(value: Int(wrong), type: type, place: place)
    }
    return TensorData(name: proto.name, type: type, shape: shape, bytes: bytes)
  }

  private func elementType(
    _ proto: Onnx_TensorProto, _ place: ONNXError.Place
  ) throws(ONNXError.Problem) -> ElementType {
    guard let type = ElementType(rawValue: Int(proto.dataType)) else {
      throw .unknownElementType(code: Int(proto.dataType), place: place)
    }
    guard type.byteCount != nil else { throw .unsupportedElementType(type, place: place) }
    return type
  }

  private func externalBytes(
    _ proto: Onnx_TensorProto, byteCount: Int, _ place: ONNXError.Place
  ) throws(ONNXError.Problem) -> Data {
    let entries = Dictionary(
      proto.externalData.map { ($0.key, $0.value) }, uniquingKeysWith: { _, last in last })
    let path = entries["location"] ?? ""
    let offset = try number("offset", in: entries, place) ?? 0
    let length = try number("length", in: entries, place)
    if let length, length != byteCount {
      throw .sizeMismatch(
        shape: proto.dims.map { Int($0) }, type: try elementType(proto, place),
        expected: byteCount, found: length, place: place)
    }
    guard let external else { throw .noExternalFolder(path: path, place: place) }
    return try external.bytes(path: path, offset: offset, count: byteCount, place: place)
  }

  private func number(
    _ key: String, in entries: [String: String], _ place: ONNXError.Place
  ) throws(ONNXError.Problem) -> Int? {
    guard let text = entries[key] else { return nil }
    guard let number = Int(text), number >= 0 else {
      throw .externalNumber(key: key, value: text, place: place)
    }
    return number
  }
}
