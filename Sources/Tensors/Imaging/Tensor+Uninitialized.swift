extension Tensor {
  private static let empty = Operator("aten::empty", "memory_format")

  /// Returns a float32 tensor on the CPU whose elements are still to be written.
  ///
  /// - SeeAlso: ``withUnsafeMutableFloats(_:)``, through which they are.
  public static func uninitialized(shape: [Int]) throws(TensorError) -> Tensor {
    try empty(.ints(shape), .type(.float32))
  }
}
