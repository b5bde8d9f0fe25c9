internal import Foundation
package import ONNX
package import Tensors

extension Tensor {
  /// Creates the tensor that a model file holds.
  ///
  /// - Throws: `ClassifierError.unsupportedElementType` for text, complex and packed types.
  package init(_ data: TensorData) throws {
    guard let type = ScalarType(data.type) else {
      throw ClassifierError.unsupportedElementType("\(data.type)", value: data.name)
    }
    self = try data.bytes.withUnsafeBytes {
      try Tensor(bytes: $0, shape: data.shape, type: type)
    }
  }
}

extension ScalarType {
  /// The tensor type of an ONNX element type, or `nil` if protogen does not compute with it.
  package init?(_ type: ElementType) {
    switch type {
    case .float: self = .float32
    case .double: self = .float64
    case .float16: self = .float16
    case .bfloat16: self = .bfloat16
    case .int8: self = .int8
    case .int16: self = .int16
    case .int32: self = .int32
    case .int64: self = .int64
    case .uint8: self = .uint8
    case .uint16: self = .uint16
    case .uint32: self = .uint32
    case .uint64: self = .uint64
    case .bool: self = .bool
    default: return nil
    }
  }
}
