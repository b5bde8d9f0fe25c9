/// A reason why a tensor could not be made, converted or computed with.
public enum TensorError: Error, Hashable, Sendable {
  /// The library that joins protogen to libtorch cannot be loaded.
  case libraryUnavailable(path: String, reason: String)
  /// An operator refused its arguments. `message` is libtorch's own.
  case operatorFailed(String, message: String)
  /// A number of values that does not fit the shape.
  case countMismatch(shape: [Int], valueCount: Int)
  /// A tensor of another type was expected.
  case typeMismatch(expected: ScalarType, actual: ScalarType)
  /// A scalar type code of libtorch that protogen does not use.
  case unknownScalarType(code: Int)
  /// A device that this machine, or this libtorch, does not have.
  case deviceUnavailable(Device)
}

extension TensorError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .libraryUnavailable(let path, let reason):
      """
      Cannot load libtorch through '\(path)': \(reason). Run 'make' in the package, or point \
      PROTOGEN_TORCH_SHIM at libTorchShim.so.
      """
    case .operatorFailed(let name, let message):
      "\(name): \(message.prefix { $0 != "\n" })"
    case .countMismatch(let shape, let valueCount):
      "Shape \(shape) needs \(shape.reduce(1, *)) values, but \(valueCount) were given."
    case .typeMismatch(let expected, let actual):
      "Expected a tensor of \(expected), but it holds \(actual)."
    case .unknownScalarType(let code):
      "libtorch's scalar type \(code) is not one that protogen uses."
    case .deviceUnavailable(let device):
      """
      Device '\(device)' is not available: it needs a CUDA build of libtorch (TORCH=cuda make) and \
      an NVIDIA GPU. Use --device cpu.
      """
    }
  }
}
