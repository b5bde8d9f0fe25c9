internal import CTorch

extension Tensor {
  /// Returns the tensor with elements of another type.
  public func converted(to type: ScalarType) throws(TensorError) -> Tensor {
    try moved(type: type.rawValue, device: nil, channelsLast: false)
  }

  /// Returns the tensor on another device.
  ///
  /// - Throws: `TensorError.operatorFailed` if there is no such device.
  public func moved(to device: Device) throws(TensorError) -> Tensor {
    try moved(type: -1, device: device.description, channelsLast: false)
  }

  /// Returns the same values laid out with the channels of a pixel side by side.
  ///
  /// Convolutions are faster so. Only the memory layout of four-axis tensors changes.
  public func channelsLast() throws(TensorError) -> Tensor {
    try moved(type: -1, device: nil, channelsLast: true)
  }

  private func moved(
    type: Int32, device: String?, channelsLast: Bool
  ) throws(TensorError) -> Tensor {
    Tensor(
      try TensorHandle("convert a tensor") {
        $0.tensor_to(handle.pointer, type, device, channelsLast, $1)
      })
  }
}
