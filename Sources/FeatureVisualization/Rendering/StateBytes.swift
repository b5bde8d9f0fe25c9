internal import Foundation

/// Writes a saved state: little-endian numbers, and lists with their count before them.
struct StateWriter {
  private(set) var data = Data()

  mutating func write(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.littleEndian) { data.append(contentsOf: $0) }
  }

  mutating func write(_ value: Double) { write(value.bitPattern) }

  mutating func write(_ values: [Float]) {
    write(Int64(values.count))
    values.withUnsafeBytes { data.append(contentsOf: $0) }
  }

  mutating func write(_ bytes: Data) {
    write(Int64(bytes.count))
    data.append(bytes)
  }
}

/// Reads what a `StateWriter` wrote.
struct StateReader {
  private let bytes: [UInt8]
  private var offset = 0

  init(_ data: Data) {
    bytes = Array(data)
  }

  var isAtEnd: Bool { offset == bytes.count }

  mutating func integer<Value: FixedWidthInteger>(_ type: Value.Type) throws -> Value {
    let size = MemoryLayout<Value>.size
    let raw = try take(size)
    return raw.reversed().reduce(0) { $0 << 8 | Value(truncatingIfNeeded: $1) }
  }

  mutating func double() throws -> Double { Double(bitPattern: try integer(UInt64.self)) }

  mutating func floats() throws -> [Float] {
    let count = try listCount(elementSize: 4)
    let raw = try take(4 * count)
    return [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
      raw.withUnsafeBytes { UnsafeMutableRawBufferPointer(buffer).copyMemory(from: $0) }
      initialized = count
    }
  }

  mutating func data() throws -> Data { Data(try take(listCount(elementSize: 1))) }

  private mutating func listCount(elementSize: Int) throws -> Int {
    let count = Int(try integer(Int64.self))
    guard count >= 0, count <= (bytes.count - offset) / elementSize else {
      throw RenderingError.unreadableState
    }
    return count
  }

  private mutating func take(_ count: Int) throws -> ArraySlice<UInt8> {
    guard offset + count <= bytes.count else { throw RenderingError.unreadableState }
    defer { offset += count }
    return bytes[offset..<offset + count]
  }
}
