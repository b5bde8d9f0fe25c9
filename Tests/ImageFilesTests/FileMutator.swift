/// Makes broken files out of good ones.
struct FileMutator {
  let files: [[UInt8]]
  private var state: UInt64

  init(files: [[UInt8]], seed: UInt64) {
    self.files = files
    state = seed
  }

  /// Returns a good file with one to four changes; half the time with the right checksums.
  mutating func brokenFile() -> [UInt8] {
    var bytes = files[below(files.count)]
    for _ in 0...below(4) { change(&bytes) }
    if below(2) == 0 { PNGChunk.mendChecksums(&bytes) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    guard bytes.count > 16 else { return }
    let position = below(bytes.count)
    switch below(8) {
    case 0: bytes[position] ^= 1 << UInt8(below(8))
    case 1: bytes[position] = UInt8(below(256))
    case 2: bytes[position] = [0, 1, 0x7F, 0x80, 0xFF][below(5)]
    case 3: bytes.removeSubrange(position..<min(bytes.count, position + 1 + below(16)))
    case 4: bytes.insert(contentsOf: (0...below(16)).map { _ in UInt8(below(256)) }, at: position)
    case 5: bytes.removeLast(below(bytes.count / 4))
    case 6: spliceOther(into: &bytes, at: position)
    default: repeatPart(of: &bytes, at: position)
    }
  }

  /// Replaces bytes by those of another file.
  private mutating func spliceOther(into bytes: inout [UInt8], at position: Int) {
    let other = files[below(files.count)]
    let start = below(other.count)
    let part = other[start..<min(other.count, start + 1 + below(200))]
    bytes.replaceSubrange(position..<min(bytes.count, position + part.count), with: part)
  }

  /// Writes a part of the file a second time.
  private mutating func repeatPart(of bytes: inout [UInt8], at position: Int) {
    let part = bytes[position..<min(bytes.count, position + 1 + below(200))]
    bytes.insert(contentsOf: part, at: below(bytes.count))
  }

  /// Returns a number in `0..<bound`, by xorshift64*.
  private mutating func below(_ bound: Int) -> Int {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return Int((state &* 0x2545_F491_4F6C_DD1D) >> 33) % bound
  }
}
