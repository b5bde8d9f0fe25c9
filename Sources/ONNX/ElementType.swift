/// The type of a tensor's elements; the raw values are ONNX's codes.
public enum ElementType: Int, Hashable, Sendable, CaseIterable {
  case float = 1
  case uint8 = 2
  case int8 = 3
  case uint16 = 4
  case int16 = 5
  case int32 = 6
  case int64 = 7
  case string = 8
  case bool = 9
  case float16 = 10
  case double = 11
  case uint32 = 12
  case uint64 = 13
  case complex64 = 14
  case complex128 = 15
  case bfloat16 = 16
  case float8E4M3FN = 17
  case float8E4M3FNUZ = 18
  case float8E5M2 = 19
  case float8E5M2FNUZ = 20
  case uint4 = 21
  case int4 = 22

  /// The bytes of one element, or `nil` for strings and for types packed into half a byte.
  public var byteCount: Int? {
    switch self {
    case .uint8, .int8, .bool: 1
    case .float8E4M3FN, .float8E4M3FNUZ, .float8E5M2, .float8E5M2FNUZ: 1
    case .uint16, .int16, .float16, .bfloat16: 2
    case .float, .int32, .uint32: 4
    case .double, .int64, .uint64, .complex64: 8
    case .complex128: 16
    case .string, .uint4, .int4: nil
    }
  }

  /// Returns the bytes of a tensor of this type, or `nil` if there can be no such tensor.
  ///
  /// There can be none if a dimension is negative, if the count overflows (also when a zero
  /// dimension would hide it), if there are more than 32 dimensions, or if the elements have
  /// no size of their own.
  package func byteCount(ofShape shape: [Int]) -> Int? {
    guard shape.count <= Self.maximumRank, var occupied = byteCount else { return nil }
    for dimension in shape {
      guard dimension >= 0 else { return nil }
      let (product, overflow) = occupied.multipliedReportingOverflow(by: max(dimension, 1))
      guard !overflow else { return nil }
      occupied = product
    }
    return shape.contains(0) ? 0 : occupied
  }

  /// The most dimensions a tensor may have; ONNX sets no bound, but no operator wants more.
  package static let maximumRank = 32
}

extension ElementType: CustomStringConvertible {
  public var description: String {
    switch self {
    case .float: "float32"
    case .uint8: "uint8"
    case .int8: "int8"
    case .uint16: "uint16"
    case .int16: "int16"
    case .int32: "int32"
    case .int64: "int64"
    case .string: "string"
    case .bool: "bool"
    case .float16: "float16"
    case .double: "float64"
    case .uint32: "uint32"
    case .uint64: "uint64"
    case .complex64: "complex64"
    case .complex128: "complex128"
    case .bfloat16: "bfloat16"
    case .float8E4M3FN: "float8e4m3fn"
    case .float8E4M3FNUZ: "float8e4m3fnuz"
    case .float8E5M2: "float8e5m2"
    case .float8E5M2FNUZ: "float8e5m2fnuz"
    case .uint4: "uint4"
    case .int4: "int4"
    }
  }
}
