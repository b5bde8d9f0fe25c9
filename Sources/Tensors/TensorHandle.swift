internal import CTorch

/// Sole owner of one libtorch tensor.
final class TensorHandle {
  let pointer: OpaquePointer

  /// Adopts a +1 tensor.
  init(adopting pointer: OpaquePointer) {
    self.pointer = pointer
  }

  /// Adopts the +1 tensor that `make` stores.
  ///
  /// - Parameters:
  ///   - name: What is being done, for the error.
  ///   - make: A shim call that returns 0 and stores a tensor.
  /// - Throws: `TensorError`, with libtorch's description of the failure.
  init(
    _ name: String,
    adopting make: (PTGLibrary, UnsafeMutablePointer<OpaquePointer?>) -> Int32
  ) throws(TensorError) {
    let library = try TorchLibrary.functions()
    var result: OpaquePointer?
    guard make(library, &result) == 0, let result else {
      throw TorchLibrary.failure(of: name, library)
    }
    pointer = result
  }

  deinit {
    // A handle exists only because the library was loaded.
    if let library = try? TorchLibrary.functions() { library.tensor_free(pointer) }
  }
}
