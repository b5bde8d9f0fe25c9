public import Foundation

extension TensorData {
  /// Reads a file that holds one tensor, as the ONNX project's own test data does.
  ///
  /// The data must be in the file itself. Errors call the file by the name given.
  ///
  /// - Throws: `ONNXError`.
  public init(serialized data: Data, file: String? = nil) throws(ONNXError) {
    do {
      let proto: Onnx_TensorProto = try decode(data, as: .tensor, limits: ReadingLimits())
      self = try TensorReader(external: nil).tensor(proto, at: .file)
    } catch {
      throw ONNXError(file: file, problem: error)
    }
  }
}
