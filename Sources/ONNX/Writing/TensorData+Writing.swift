public import Foundation
internal import SwiftProtobuf

extension TensorData {
  /// Returns the tensor as the bytes of a file that holds nothing else.
  ///
  /// - Throws: `ONNXError.Problem.tooLarge` if the file would exceed the 2 GiB that a protocol
  ///   buffer can have.
  public func serialized() throws(ONNXError) -> Data {
    do {
      return try proto(named: name).serializedBytes(partial: true)
    } catch {
      let problem = ONNXError.Problem.tooLarge(
        byteCount: bytes.count, limit: ReadingLimits().byteCount)
      throw ONNXError(file: nil, problem: problem)
    }
  }

  /// Returns the tensor in the form of the schema.
  func proto(named name: String) -> Onnx_TensorProto {
    var proto = Onnx_TensorProto()
    proto.name = name
    proto.dataType = Int32(type.rawValue)
    proto.dims = shape.map(Int64.init)
    proto.rawData = bytes
    return proto
  }
}
