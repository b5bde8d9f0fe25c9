internal import Foundation

extension TensorData {
  /// Returns the elements as 32-bit floating-point numbers, rounding what they cannot hold.
  ///
  /// Booleans become 0 and 1.
  ///
  /// - Throws: `ONNXError.Problem.wrongElementType` if the elements are complex or 8-bit
  ///   floating point.
  public func floats() throws(ONNXError) -> [Float] {
    switch type {
    case .float: elements(UInt32.self) { Float(bitPattern: $0) }
    case .double: elements(UInt64.self) { Float(Double(bitPattern: $0)) }
    case .float16: elements(UInt16.self) { Float(Float16(bitPattern: $0)) }
    case .bfloat16: elements(UInt16.self) { Float(bitPattern: UInt32($0) << 16) }
    case .uint64: elements(UInt64.self) { Float($0) }
    default:
      try integers(expected: "a real number") { Float($0) }
    }
  }

  /// Returns the elements as integers.
  ///
  /// Booleans become 0 and 1.
  ///
  /// - Throws: `ONNXError.Problem.wrongElementType` if the elements are no integers, or
  ///   `ONNXError.Problem.valueOutOfRange` if an unsigned one exceeds `Int.max`.
  public func int64s() throws(ONNXError) -> [Int] {
    guard type == .uint64 else { return try integers(expected: "an integer") { $0 } }
    let values = elements(UInt64.self) { Int(exactly: $0) }
    let known = values.compactMap { $0 }
    guard known.count == values.count else {
      throw failure(.valueOutOfRange(value: .max, type: .uint64, place: .initializer(name)))
    }
    return known
  }

  private func integers<Element>(
    expected: String, _ transform: (Int) -> Element
  ) throws(ONNXError) -> [Element] {
    switch type {
    case .int8: return elements(Int8.self) { transform(Int($0)) }
    case .uint8: return elements(UInt8.self) { transform(Int($0)) }
    case .bool: return elements(UInt8.self) { transform($0 == 0 ? 0 : 1) }
    case .int16: return elements(Int16.self) { transform(Int($0)) }
    case .uint16: return elements(UInt16.self) { transform(Int($0)) }
    case .int32: return elements(Int32.self) { transform(Int($0)) }
    case .uint32: return elements(UInt32.self) { transform(Int($0)) }
    case .int64: return elements(Int64.self) { transform(Int($0)) }
    default:
      throw failure(.wrongElementType(type, expected: expected, place: .initializer(name)))
    }
  }

  private func elements<Integer: FixedWidthInteger, Element>(
    _: Integer.Type, _ transform: (Integer) -> Element
  ) -> [Element] {
    bytes.withUnsafeBytes { buffer in
      stride(from: 0, to: buffer.count, by: MemoryLayout<Integer>.size).map { offset in
        let stored = buffer.loadUnaligned(fromByteOffset: offset, as: Integer.self)
        return transform(Integer(littleEndian: stored))
      }
    }
  }

  private func failure(_ problem: ONNXError.Problem) -> ONNXError {
    ONNXError(file: nil, problem: problem)
  }
}
