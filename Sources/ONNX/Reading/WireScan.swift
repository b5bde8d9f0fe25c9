internal import Foundation

/// A walk over a file's fields before they are decoded.
///
/// Decoding turns a message of two bytes into hundreds of bytes of memory, and its errors do not
/// say where they are. The walk skips all contents, so it takes little time; it finds where a
/// damaged file stops making sense, and counts what decoding would allocate.
struct WireScan {
  private let bytes: UnsafeRawBufferPointer
  private let limits: ReadingLimits
  private var position = 0
  private var partCount = 0
  /// Whether the field at hand lies in another one, whose length has been checked.
  private var isInside = false

  /// Walks over all of a file, which as a whole is `part`, and throws what is wrong with it.
  static func check(
    _ data: Data, as part: SchemaPart, limits: ReadingLimits
  ) throws(ONNXError.Problem) {
    let problem: ONNXError.Problem? = data.withUnsafeBytes {
      buffer -> ONNXError.Problem? in
      var scan = WireScan(bytes: buffer, limits: limits)
      do throws(ONNXError.Problem) {
        try scan.walk(part, until: buffer.count, depth: 1)
        return nil
      } catch {
        return error
      }
    }
    if let problem { throw problem }
  }

  private init(bytes: UnsafeRawBufferPointer, limits: ReadingLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  private mutating func walk(
    _ part: SchemaPart, until end: Int, depth: Int
  ) throws(ONNXError.Problem) {
    guard depth <= limits.nestingDepth else {
      throw .nestedTooDeeply(limit: limits.nestingDepth)
    }
    partCount += 1
    guard partCount <= limits.partCount else { throw .tooManyParts(limit: limits.partCount) }
    while position < end {
      isInside = depth > 1
      try field(of: part, until: end, depth: depth)
    }
  }

  private mutating func field(
    of part: SchemaPart, until end: Int, depth: Int
  ) throws(ONNXError.Problem) {
    let start = position
    let key = try varint(until: end, fieldStart: start)
    guard key >> 3 > 0, key <= UInt64(UInt32.max) else { throw .malformed(byteOffset: start) }
    switch key & 7 {
    case 0: _ = try varint(until: end, fieldStart: start)
    case 1: try skip(8, until: end, fieldStart: start)
    case 5: try skip(4, until: end, fieldStart: start)
    case 2:
      let length = try varint(until: end, fieldStart: start)
      let contents = position
      try skip(length, until: end, fieldStart: start)
      guard let inner = part.part(inField: key >> 3) else { return }
      let innerEnd = position
      position = contents
      try walk(inner, until: innerEnd, depth: depth + 1)
    default: throw .malformed(byteOffset: start)
    }
  }

  private mutating func skip(
    _ length: UInt64, until end: Int, fieldStart: Int
  ) throws(ONNXError.Problem) {
    guard length <= UInt64(end - position) else { throw overrun(fieldStart: fieldStart) }
    position += Int(length)
  }

  private mutating func varint(
    until end: Int, fieldStart: Int
  ) throws(ONNXError.Problem) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: 0 as UInt64, to: 70, by: 7) {
      guard position < end else { throw overrun(fieldStart: fieldStart) }
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    throw .malformed(byteOffset: fieldStart)
  }

  /// Tells a file cut short, whose outermost field misses bytes, from a wrong length.
  private func overrun(fieldStart: Int) -> ONNXError.Problem {
    isInside ? .malformed(byteOffset: fieldStart) : .truncated(byteOffset: fieldStart)
  }
}
