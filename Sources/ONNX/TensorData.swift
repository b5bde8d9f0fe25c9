public import Foundation

/// A constant tensor: its elements as bytes, with their type and shape.
///
/// Copies share the bytes.
public struct TensorData: Hashable, Sendable {
  /// The tensor's name, or an empty string.
  public let name: String
  /// The type of the elements; always one whose elements have a size in bytes.
  public let type: ElementType
  /// The dimensions, outermost first; empty for a scalar.
  public let shape: [Int]
  /// The elements, row-major, little-endian, without gaps.
  public let bytes: Data

  /// Creates a tensor from its bytes.
  ///
  /// - Precondition: `bytes` holds exactly what `shape` and `type` ask for.
  public init(name: String = "", type: ElementType, shape: [Int], bytes: Data) {
    let expected = type.byteCount(ofShape: shape)
    precondition(
      expected == bytes.count,
      "A \(type) tensor of shape \(shape) cannot be made from \(bytes.count) bytes.")
    self.name = name
    self.type = type
    self.shape = shape
    self.bytes = bytes
  }

  /// The number of elements: the product of the shape.
  public var elementCount: Int { shape.reduce(1, *) }
}

extension TensorData {
  /// Creates a tensor of 32-bit floating-point numbers.
  ///
  /// - Precondition: There are as many numbers as `shape` asks for.
  public init(name: String = "", shape: [Int], floats: [Float]) {
    self.init(
      name: name, type: .float, shape: shape,
      bytes: littleEndianData(floats.lazy.map(\.bitPattern), count: floats.count))
  }

  /// Creates a tensor of 64-bit integers, the type of ONNX's shapes and indices.
  ///
  /// - Precondition: There are as many numbers as `shape` asks for.
  public init(name: String = "", shape: [Int], int64s: [Int]) {
    self.init(
      name: name, type: .int64, shape: shape,
      bytes: littleEndianData(int64s.lazy.map(Int64.init), count: int64s.count))
  }
}

/// Returns integers as consecutive little-endian bytes.
///
/// - Precondition: `values` has `count` elements.
func littleEndianData<Integer: FixedWidthInteger>(
  _ values: some Sequence<Integer>, count: Int
) -> Data {
  var data = Data(count: count * MemoryLayout<Integer>.size)
  data.withUnsafeMutableBytes { buffer in
    var offset = 0
    for value in values {
      buffer.storeBytes(of: value.littleEndian, toByteOffset: offset, as: Integer.self)
      offset += MemoryLayout<Integer>.size
    }
  }
  return data
}
