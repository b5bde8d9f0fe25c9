/// The type of a tensor's elements.
///
/// Raw values are libtorch's scalar type codes.
public enum ScalarType: Int32, Hashable, Sendable, CaseIterable {
  case uint8 = 0
  case int8 = 1
  case int16 = 2
  case int32 = 3
  case int64 = 4
  case float16 = 5
  case float32 = 6
  case float64 = 7
  case bool = 11
  case bfloat16 = 15
  case uint16 = 27
  case uint32 = 28
  case uint64 = 29

  /// How many bytes one element takes.
  public var byteCount: Int {
    switch self {
    case .uint8, .int8, .bool: 1
    case .int16, .uint16, .float16, .bfloat16: 2
    case .int32, .uint32, .float32: 4
    case .int64, .uint64, .float64: 8
    }
  }

  /// Whether values are floating-point numbers, so that gradients exist.
  public var isFloatingPoint: Bool {
    switch self {
    case .float16, .bfloat16, .float32, .float64: true
    default: false
    }
  }
}

/// A Swift type that tensors can be made of and read as.
public protocol TensorScalar: BitwiseCopyable, Sendable {
  static var scalarType: ScalarType { get }
}

extension Float: TensorScalar { public static var scalarType: ScalarType { .float32 } }
extension Double: TensorScalar { public static var scalarType: ScalarType { .float64 } }
extension Int64: TensorScalar { public static var scalarType: ScalarType { .int64 } }
extension Int: TensorScalar { public static var scalarType: ScalarType { .int64 } }
extension Int32: TensorScalar { public static var scalarType: ScalarType { .int32 } }
extension Int16: TensorScalar { public static var scalarType: ScalarType { .int16 } }
extension Int8: TensorScalar { public static var scalarType: ScalarType { .int8 } }
extension UInt8: TensorScalar { public static var scalarType: ScalarType { .uint8 } }
extension Bool: TensorScalar { public static var scalarType: ScalarType { .bool } }

/// Where a tensor lives and is computed with.
public enum Device: Hashable, Sendable, CustomStringConvertible {
  case cpu
  /// An NVIDIA GPU, numbered from 0.
  case cuda(Int)

  public var description: String {
    switch self {
    case .cpu: "cpu"
    case .cuda(let index): "cuda:\(index)"
    }
  }
}
