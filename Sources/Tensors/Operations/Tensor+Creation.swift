private let newFullOperator = Operator("aten::new_full")
private let toOtherOperator = Operator("aten::to", "other")
private let detachOperator = Operator("aten::detach")

extension Tensor {
  /// Returns a tensor filled with one number, on this tensor's device and by default of its type.
  public func filled(
    _ number: Double, shape: [Int], type: ScalarType? = nil
  ) throws(TensorError) -> Tensor {
    let exact = (type ?? scalarType).isFloatingPoint ? nil : Int(exactly: number)
    return try newFullOperator(
      .tensor(self), .ints(shape), exact.map(Argument.int) ?? .double(number),
      .type(type ?? scalarType))
  }

  /// Returns the tensor with the element type, and on the device, of another.
  public func matching(_ other: Tensor) throws(TensorError) -> Tensor {
    try toOtherOperator(.tensor(self), .tensor(other))
  }

  /// Returns the tensor on the device of another, with its own element type.
  public func onDevice(of other: Tensor) throws(TensorError) -> Tensor {
    guard isOnGPU != other.isOnGPU else { return self }
    return try matching(try other.filled(0, shape: [0], type: scalarType))
  }

  /// Returns the same values without their record: no gradient passes through.
  public func detached() throws(TensorError) -> Tensor { try detachOperator(.tensor(self)) }

  /// Returns the integers of a range as a 64-bit tensor on the CPU.
  public static func integers(_ range: Range<Int>) throws(TensorError) -> Tensor {
    try Tensor(Array(range), shape: [range.count])
  }
}
