extension ImageOrientation {
  /// Finds the orientation in a JPEG file.
  ///
  /// The file may hold anything: what cannot be understood says nothing.
  ///
  /// - Returns: What the first EXIF segment says, or `nil` if there is none or it does not say.
  /// - SeeAlso: CIPA DC-008 (EXIF 2.32), sections 4.5 and 4.6.
  init?(jpeg bytes: [UInt8]) {
    guard let exif = Self.exifSegment(of: bytes) else { return nil }
    self.init(tiff: Array(exif))
  }

  /// The content of the first EXIF segment, after its name.
  private static func exifSegment(of bytes: [UInt8]) -> ArraySlice<UInt8>? {
    let exifName: [UInt8] = Array("Exif\0\0".utf8)
    var position = 2
    while position + 4 <= bytes.count, bytes[position] == 0xFF {
      let marker = bytes[position + 1]
      // Any number of 0xFF may come before a marker.
      if marker == 0xFF {
        position += 1
        continue
      }
      // Start of scan, and end of image: no segment follows.
      guard marker != 0xDA, marker != 0xD9 else { return nil }
      let length = Int(bytes[position + 2]) << 8 | Int(bytes[position + 3])
      let end = position + 2 + length
      guard length >= 2, end <= bytes.count else { return nil }
      let content = bytes[(position + 4)..<end]
      if marker == 0xE1, content.starts(with: exifName) {
        return content.dropFirst(exifName.count)
      }
      position = end
    }
    return nil
  }

  /// Finds the orientation in the first directory of TIFF data, which is what EXIF holds.
  private init?(tiff bytes: [UInt8]) {
    let orientationTag = 0x0112
    let shortType = 3
    guard let reader = TIFFReader(bytes), let start = reader.integer(at: 4, byteCount: 4),
      let entryCount = reader.integer(at: start, byteCount: 2)
    else { return nil }
    for index in 0..<entryCount {
      let entry = start + 2 + 12 * index
      guard let tag = reader.integer(at: entry, byteCount: 2) else { return nil }
      guard tag == orientationTag else { continue }
      guard reader.integer(at: entry + 2, byteCount: 2) == shortType,
        let value = reader.integer(at: entry + 8, byteCount: 2)
      else { return nil }
      self.init(rawValue: value)
      return
    }
    return nil
  }
}

/// Reads numbers in the byte order that TIFF data declares.
private struct TIFFReader {
  let bytes: [UInt8]
  let isLittleEndian: Bool

  init?(_ bytes: [UInt8]) {
    if bytes.starts(with: "II*\0".utf8) {
      isLittleEndian = true
    } else if bytes.starts(with: "MM\0*".utf8) {
      isLittleEndian = false
    } else {
      return nil
    }
    self.bytes = bytes
  }

  /// Returns the unsigned number at `offset`, or `nil` if it is not all there.
  func integer(at offset: Int, byteCount: Int) -> Int? {
    guard offset >= 0, offset + byteCount <= bytes.count else { return nil }
    let digits = bytes[offset..<offset + byteCount]
    return (isLittleEndian ? digits.reversed() : Array(digits)).reduce(0) { $0 << 8 | Int($1) }
  }
}
