internal import CTorch

extension Tensor {
  /// Copies the elements, row-major and as 32-bit floats, to memory.
  ///
  /// - Precondition: `target` holds exactly ``count`` floats.
  public func copyFloats(into target: UnsafeMutableBufferPointer<Float>) throws(TensorError) {
    let source = scalarType == .float32 ? self : try converted(to: .float32)
    precondition(target.count == source.count, "\(source.count) floats for \(target.count)")
    let library = try TorchLibrary.functions()
    let byteCount = Int64(4 * target.count)
    guard library.tensor_copy_bytes(source.handle.pointer, target.baseAddress, byteCount) == 0
    else {
      throw TorchLibrary.failure(of: "read a tensor", library)
    }
  }
}
