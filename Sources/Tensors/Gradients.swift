internal import CTorch

extension Tensor {
  /// Returns a leaf with the same storage whose gradient can be asked for.
  public func requiringGradient() throws(TensorError) -> Tensor {
    Tensor(
      try TensorHandle("require a gradient") { $0.tensor_requiring_gradient(handle.pointer, $1) })
  }

  /// Whether operations on this tensor are recorded for gradients.
  public var requiresGradient: Bool {
    (try? TorchLibrary.functions())?.tensor_requires_gradient(handle.pointer) ?? false
  }

  /// Returns the gradients of this one-element tensor.
  ///
  /// The record of the operations is used up.
  ///
  /// - Parameter inputs: Leaves, or intermediate results, that it was computed from.
  /// - Returns: A tensor of each input's shape; `nil` where an input has no influence.
  /// - Throws: `TensorError` if this tensor has more than one element or no record.
  public func gradients(withRespectTo inputs: [Tensor]) throws(TensorError) -> [Tensor?] {
    let library = try TorchLibrary.functions()
    let pointers = inputs.map(\.handle.pointer)
    var results = [OpaquePointer?](repeating: nil, count: inputs.count)
    let status = library.gradients(handle.pointer, pointers, Int64(inputs.count), &results)
    guard status == 0 else {
      throw TorchLibrary.failure(of: "compute gradients", library)
    }
    return results.map { $0.map { Tensor(TensorHandle(adopting: $0)) } }
  }
}

/// Runs `body` without recording operations for gradients, on this thread.
public func withoutGradients<Result, Failure: Error>(
  _ body: () throws(Failure) -> Result
) throws(Failure) -> Result {
  guard let library = try? TorchLibrary.functions() else { return try body() }
  let previous = library.set_gradient_recording(false)
  defer { _ = library.set_gradient_recording(previous) }
  return try body()
}
