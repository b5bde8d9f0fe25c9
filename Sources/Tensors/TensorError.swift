/// A reason why a tensor could not be made, converted or computed with.
public enum TensorError: Error, Hashable, Sendable {
  /// The library that joins protogen to libtorch cannot be loaded.
  case libraryUnavailable(path: String, reason: String)
  /// An operator refused its arguments. `message` is libtorch's own.
  case operatorFailed(String, message: String)
  /// There is no memory left, on the processor or on the device.
  ///
  /// `wanted` is how much more libtorch asked for, in its own words; `nil` if it did not say.
  case outOfMemory(wanted: String?)
  /// A number of values that does not fit the shape.
  case countMismatch(shape: [Int], valueCount: Int)
  /// A tensor of another type was expected.
  case typeMismatch(expected: ScalarType, actual: ScalarType)
  /// A scalar type code of libtorch that protogen does not use.
  case unknownScalarType(code: Int)
  /// A device that this machine, or this libtorch, does not have.
  case deviceUnavailable(Device)
}

extension TensorError {
  /// Whether memory ran out: no fault of what was computed.
  package var isOutOfMemory: Bool {
    if case .outOfMemory = self { true } else { false }
  }

  /// How allocators word that memory ran out: the processor's, CUDA's and C++'s.
  private static let exhaustions = ["can't allocate memory", "out of memory", "bad_alloc"]

  /// Tells an operator that refused its arguments from one that found no memory.
  ///
  /// - Parameters:
  ///   - name: What was being done.
  ///   - message: libtorch's own description.
  package init(_ name: String, message: String) {
    if Self.exhaustions.contains(where: message.contains) {
      let amount = message.firstRange(of: "ried to allocate ").map { range in
        message[range.upperBound...].prefix { $0 != "\n" }.split(separator: ". ")[0]
      }
      self = .outOfMemory(wanted: amount.map(String.init))
    } else {
      self = .operatorFailed(name, message: message)
    }
  }
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
    case .outOfMemory(let wanted):
      """
      There is not enough memory\(wanted.map { ": \($0) more are needed" } ?? ""). Do less at \
      once (--batch, --size, --threads), or use a machine with more.
      """
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
