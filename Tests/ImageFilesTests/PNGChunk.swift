/// The parts of a PNG file, for tests that break it and mend its checksums.
enum PNGChunk {
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { value, _ in
      value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1
    }
  }

  /// Returns the four bytes that follow a chunk's type and content.
  static func crc(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let value = ~bytes.reduce(UInt32.max) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
    return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  /// Corrects the checksum of every chunk, as long as the lengths make sense.
  static func mendChecksums(_ bytes: inout [UInt8]) {
    var position = 8
    while position + 12 <= bytes.count {
      let length = bytes[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
      let end = position + 8 + length
      guard end + 4 <= bytes.count else { return }
      bytes.replaceSubrange(end..<end + 4, with: crc(bytes[(position + 4)..<end]))
      position = end + 4
    }
  }
}
