internal import CTorch

/// One argument of an `Operator`, in a form that its schema can be given.
enum Argument {
  /// The schema's own default.
  case standard
  /// An optional argument that is absent.
  case none
  case bool(Bool)
  case int(Int)
  case double(Double)
  case type(ScalarType)
  case tensor(Tensor)
  case tensors([Tensor?])
  case ints([Int])
  case doubles([Double])
  case bools([Bool])
  case string(String)

  static func optional(_ tensor: Tensor?) -> Argument { tensor.map(Argument.tensor) ?? .none }
  static func optional(_ value: Int?) -> Argument { value.map(Argument.int) ?? .none }
  static func optional(_ value: Double?) -> Argument { value.map(Argument.double) ?? .none }
}

/// Calls `body` with the arguments as C values, borrowed for the call.
func withBoxed<Result>(
  _ arguments: [Argument], _ body: (UnsafeBufferPointer<PTGValue>) -> Result
) -> Result {
  var storage = BoxedStorage()
  let values = arguments.map { storage.box($0) }
  return withExtendedLifetime((arguments, storage)) { values.withUnsafeBufferPointer(body) }
}

/// Memory that boxed lists point into, freed with the value.
private struct BoxedStorage {
  private final class Block {
    let bytes: UnsafeMutableRawBufferPointer

    init(copying source: UnsafeRawBufferPointer) {
      bytes = .allocate(byteCount: max(source.count, 1), alignment: 8)
      if !source.isEmpty { bytes.copyMemory(from: source) }
    }

    deinit { bytes.deallocate() }
  }

  private var blocks: [Block] = []

  mutating func box(_ argument: Argument) -> PTGValue {
    switch argument {
    case .standard: value(PTG_DEFAULT)
    case .none: value(PTG_NONE)
    case .bool(let flag): value(PTG_BOOL, integer: flag ? 1 : 0)
    case .int(let integer): value(PTG_INT, integer: Int64(integer))
    case .double(let real): value(PTG_DOUBLE, real: real)
    case .type(let type): value(PTG_INT, integer: Int64(type.rawValue))
    case .tensor(let tensor):
      value(PTG_TENSOR, list: UnsafeRawPointer(tensor.handle.pointer))
    case .tensors(let tensors): list(PTG_TENSORS, tensors.map { $0?.handle.pointer })
    case .ints(let integers): list(PTG_INTS, integers.map(Int64.init))
    case .doubles(let reals): list(PTG_DOUBLES, reals)
    case .bools(let flags): list(PTG_BOOLS, flags.map { Int64($0 ? 1 : 0) })
    case .string(let text): list(PTG_STRING, Array(text.utf8))
    }
  }

  private func value(
    _ kind: PTGKind, integer: Int64 = 0, real: Double = 0, list: UnsafeRawPointer? = nil,
    count: Int = 0
  ) -> PTGValue {
    PTGValue(
      kind: Int32(kind.rawValue), integer: integer, real: real, list: list, count: Int64(count))
  }

  private mutating func list<Element>(_ kind: PTGKind, _ elements: [Element]) -> PTGValue {
    let block = elements.withUnsafeBytes { Block(copying: $0) }
    blocks.append(block)
    return value(kind, list: UnsafeRawPointer(block.bytes.baseAddress), count: elements.count)
  }
}
