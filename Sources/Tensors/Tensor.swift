internal import CTorch

/// An array of numbers with any number of axes, computed with by libtorch.
///
/// A tensor is a reference to storage that no operation here changes, so it can be passed around
/// as a value. Images are `[batch, channels, height, width]`.
///
/// A tensor may be read from several threads at once, since nothing mutates it.
public struct Tensor: @unchecked Sendable {
  let handle: TensorHandle

  init(_ handle: TensorHandle) {
    self.handle = handle
  }

  /// Creates a tensor from values in row-major order.
  ///
  /// - Parameters:
  ///   - values: As many as `shape` has places.
  ///   - shape: The extent of each axis; `[]` makes a scalar.
  /// - Throws: `TensorError.countMismatch` if `values` do not fill `shape`.
  public init<Scalar: TensorScalar>(_ values: [Scalar], shape: [Int]) throws(TensorError) {
    guard shape.reduce(1, *) == values.count else {
      throw .countMismatch(shape: shape, valueCount: values.count)
    }
    self = try values.withUnsafeBytes { bytes in
      Result { () throws(TensorError) in
        try Tensor(bytes: bytes, shape: shape, type: Scalar.scalarType)
      }
    }.get()
  }

  /// Creates a tensor without axes.
  public init<Scalar: TensorScalar>(_ value: Scalar) throws(TensorError) {
    try self.init([value], shape: [])
  }

  /// Creates a tensor from the bytes of its elements, little-endian and row-major.
  ///
  /// - Throws: `TensorError.operatorFailed` if `bytes` do not fill `shape`.
  public init(
    bytes: UnsafeRawBufferPointer, shape: [Int], type: ScalarType
  ) throws(TensorError) {
    let extents = shape.map(Int64.init)
    handle = try TensorHandle("make a tensor of shape \(shape)") {
      $0.tensor_from_bytes(
        bytes.baseAddress, Int64(bytes.count), extents, Int64(extents.count), type.rawValue, $1)
    }
  }

  /// The extent of each axis.
  public var shape: [Int] {
    guard let library = try? TorchLibrary.functions() else { return [] }
    return (0..<library.tensor_rank(handle.pointer)).map {
      Int(library.tensor_extent(handle.pointer, $0))
    }
  }

  /// The number of axes.
  public var rank: Int { shape.count }

  /// The number of elements.
  public var count: Int { shape.reduce(1, *) }

  /// The type of the elements.
  public var scalarType: ScalarType {
    let code = (try? TorchLibrary.functions())?.tensor_type(handle.pointer) ?? -1
    guard let type = ScalarType(rawValue: code) else {
      preconditionFailure("libtorch made a tensor of scalar type \(code)")
    }
    return type
  }

  /// Whether the tensor lives on a GPU.
  public var isOnGPU: Bool {
    (try? TorchLibrary.functions())?.tensor_is_cuda(handle.pointer) ?? false
  }
}

// MARK: Reading

extension Tensor {
  /// Returns the elements, row-major, converted to another type if need be.
  ///
  /// - Complexity: O(`count`), and a copy from the GPU.
  public func scalars<Scalar: TensorScalar>(as type: Scalar.Type) throws(TensorError) -> [Scalar] {
    let source = scalarType == Scalar.scalarType ? self : try converted(to: Scalar.scalarType)
    let library = try TorchLibrary.functions()
    let count = source.count
    var status: Int32 = 0
    let result = [Scalar](unsafeUninitializedCapacity: count) { buffer, initializedCount in
      let byteCount = Int64(count * MemoryLayout<Scalar>.stride)
      status = library.tensor_copy_bytes(source.handle.pointer, buffer.baseAddress, byteCount)
      initializedCount = status == 0 ? count : 0
    }
    guard status == 0 else {
      throw TorchLibrary.failure(of: "read a tensor", library)
    }
    return result
  }

  /// Returns the elements as 32-bit floats, row-major.
  public func floats() throws(TensorError) -> [Float] { try scalars(as: Float.self) }

  /// Returns the elements as integers, row-major.
  public func integers() throws(TensorError) -> [Int] { try scalars(as: Int.self) }

  /// Calls `body` with the storage of a contiguous float32 tensor on the CPU.
  ///
  /// The storage may be written only while nothing else refers to the tensor: this is how FFTW's
  /// result reaches libtorch without a copy.
  ///
  /// - Throws: `TensorError` if the tensor is of another type, on a GPU, or not contiguous.
  public func withUnsafeMutableFloats<Result>(
    _ body: (UnsafeMutableBufferPointer<Float>) -> Result
  ) throws(TensorError) -> Result {
    guard scalarType == .float32 else {
      throw .typeMismatch(expected: .float32, actual: scalarType)
    }
    let library = try TorchLibrary.functions()
    var storage: UnsafeMutableRawPointer?
    guard library.tensor_storage(handle.pointer, &storage) == 0 else {
      throw TorchLibrary.failure(of: "reach a tensor's storage", library)
    }
    let elements = storage?.assumingMemoryBound(to: Float.self)
    return body(UnsafeMutableBufferPointer(start: elements, count: count))
  }
}
