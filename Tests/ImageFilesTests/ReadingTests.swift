import Foundation
import ImageFiles
import Testing

struct ReadingTests {
  /// Versions of libjpeg differ by a level in the inverse cosine transform, and twice that in a
  /// color, which adds up several.
  static let jpegTolerance = 2

  @Test func `every PNG color type, depth and order of rows gives the values that went in`() throws
  {
    let expected = try Fixtures.expectedPixels()
    let names = try Fixtures.names("png")
    #expect(names.count >= 28)
    for name in names {
      let file = try ImageFile(contentsOf: Fixtures.folder.appending(component: name))
      #expect(file.format == .png)
      #expect(file.orientation == .upright)
      #expect(file.bitmap == (try #require(expected[name])).bitmap, "\(name)")
    }
  }

  @Test func `every kind of JPEG gives the pixels that Pillow reads`() throws {
    let expected = try Fixtures.expectedPixels()
    let names = try Fixtures.names("jpg")
    #expect(names.count >= 15)
    for name in names {
      let file = try ImageFile(contentsOf: Fixtures.folder.appending(component: name))
      #expect(file.format == .jpeg)
      let difference = try largestDifference(
        file.bitmap, try #require(expected[name]).bitmap)
      #expect(difference <= Self.jpegTolerance, "\(name)")
    }
  }

  @Test(arguments: ImageOrientation.allCases)
  func `a photo is turned upright as its EXIF data says`(orientation: ImageOrientation) throws {
    let name = "orientation\(orientation.rawValue).jpg"
    let file = try ImageFile(contentsOf: Fixtures.folder.appending(component: name))
    #expect(file.orientation == orientation)
    // The stored image is 6 pixels high and 9 wide.
    #expect(file.bitmap.height == (orientation.rawValue < 5 ? 6 : 9))
  }

  @Test func `an orientation that EXIF does not know is ignored`() throws {
    var bytes = try Fixtures.bytes("orientation6.jpg")
    // The tag, the type, the count and the value, with the least significant byte first.
    let entry: [UInt8] = [0x12, 0x01, 3, 0, 1, 0, 0, 0, 6]
    let value = try #require(bytes.firstRange(of: entry))
    bytes[value.upperBound - 1] = 9
    #expect(try ImageFile(bytes: bytes, path: "x").orientation == .upright)
  }

  @Test func `texts of every kind are read, before and after the pixels`() throws {
    let file = try ImageFile(contentsOf: Fixtures.folder.appending(component: "text.png"))
    #expect(
      file.text == [
        "Title": "Café", "Author": "Zoë 🐦", "Late": "after the pixels",
        "Comment": String(repeating: "packed ", count: 20),
      ])
  }

  @Test func `the format is found by content, not by name`() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(component: "photo.png")
      try Data(Fixtures.bytes("gray.jpg")).write(to: url)
      #expect(try ImageFile(contentsOf: url).format == .jpeg)
    }
  }
}

struct ReadingErrorTests {
  @Test(arguments: [
    (Array("RIFF\u{10}\0\0\0WEBPVP8 ".utf8), "WebP"), (Array("GIF89a\u{1}\0".utf8), "GIF"),
    (Array("\0\0\0\u{18}ftypheic\0\0\0\0".utf8), "HEIC"),
    (Array("\0\0\0\u{18}ftypavif\0\0\0\0".utf8), "AVIF"), (Array("II*\0".utf8), "TIFF"),
    (Array("MM\0*".utf8), "TIFF"), (Array("BM1234".utf8), "BMP"),
  ])
  func `another image format is named`(bytes: [UInt8], format: String) throws {
    let error = #expect(throws: ImageFileError.unsupportedFormat(path: "a", format: format)) {
      try ImageFile(bytes: bytes, path: "a")
    }
    #expect(
      try #require(error).description
        == "'a' is a \(format) image, which cannot be read. Convert it to PNG or JPEG.")
  }

  @Test(arguments: [[0x89], Array("<html>".utf8), Array("RIFF1234WAVE".utf8)])
  func `what is no image is called so`(bytes: [UInt8]) {
    #expect(throws: ImageFileError.notAnImage(path: "a")) {
      try ImageFile(bytes: bytes, path: "a")
    }
  }

  @Test func `a file without bytes is called empty`() throws {
    let error = #expect(throws: ImageFileError.empty(path: "a")) {
      try ImageFile(bytes: [], path: "a")
    }
    #expect(try #require(error).description.contains("'a' is empty"))
  }

  @Test func `a missing file, a folder and a device are told apart`() {
    #expect(throws: ImageFileError.missing(path: "/no/such.png")) {
      try Bitmap(contentsOf: URL(filePath: "/no/such.png"))
    }
    #expect(throws: ImageFileError.notAFile(path: "/tmp")) {
      try Bitmap(contentsOf: URL(filePath: "/tmp"))
    }
    #expect(throws: ImageFileError.notAFile(path: "/dev/zero")) {
      try Bitmap(contentsOf: URL(filePath: "/dev/zero"))
    }
  }

  @Test func `a file too large to be an image is not read`() throws {
    try withTemporaryFolder { folder in
      let url = folder.appending(component: "large")
      try Data().write(to: url)
      let handle = try FileHandle(forWritingTo: url)
      try handle.truncate(atOffset: UInt64(ImageFile.byteCountLimit) + 1)
      try handle.close()
      let expected = ImageFileError.fileTooLarge(
        path: url.path, byteCount: ImageFile.byteCountLimit + 1)
      #expect(throws: expected) { try Bitmap(contentsOf: url) }
    }
  }

  @Test func `a file cut off anywhere is never read as whole`() throws {
    for name in try Fixtures.names("png") + Fixtures.names("jpg") {
      let bytes = try Fixtures.bytes(name)
      for count in 8..<bytes.count {
        let error = #expect(throws: ImageFileError.self, "\(name) cut to \(count) bytes") {
          try ImageFile(bytes: [UInt8](bytes[..<count]), path: name)
        }
        guard case .truncated = error else {
          Issue.record("\(name) cut to \(count) bytes: \(String(describing: error))")
          continue
        }
      }
    }
  }

  @Test func `an image too large is refused by its size before it is decoded`() throws {
    // The size follows the name of the first chunk.
    var png = try Fixtures.bytes("gamma.png")
    png.replaceSubrange(16..<24, with: [0, 1, 0, 0, 0, 1, 0, 0])
    png.replaceSubrange(29..<33, with: PNGChunk.crc(png[12..<29]))
    #expect(throws: ImageFileError.imageTooLarge(path: "a", height: 65536, width: 65536)) {
      try ImageFile(bytes: png, path: "a")
    }

    var jpeg = try Fixtures.bytes("gray.jpg")
    let frame = try #require(jpeg.firstRange(of: [0xFF, 0xC0]))
    jpeg.replaceSubrange(frame.upperBound + 3..<frame.upperBound + 7, with: [0x7D, 0, 0x7D, 0])
    #expect(throws: ImageFileError.imageTooLarge(path: "a", height: 32000, width: 32000)) {
      try ImageFile(bytes: jpeg, path: "a")
    }
  }

  @Test func `a wrong checksum is reported in the decoder's words`() throws {
    var bytes = try Fixtures.bytes("gamma.png")
    bytes[20] ^= 1
    let error = #expect(throws: ImageFileError.self) { try ImageFile(bytes: bytes, path: "a") }
    #expect(
      try #require(error).description
        == "'a' is a broken PNG file: IHDR: CRC error. Get another copy of it.")
  }

  @Test func `a JPEG of thousands of scans is refused`() throws {
    let bytes = try Fixtures.bytes("progressive.jpg")
    let scan = try #require(bytes.firstRange(of: [0xFF, 0xDA]))
    let rest = bytes[scan.lowerBound...]
    let next = try #require(rest.dropFirst(2).firstRange(of: [0xFF, 0xC4]))
    let first = bytes[scan.lowerBound..<next.lowerBound]
    let many = bytes[..<scan.lowerBound] + (0..<3000).flatMap { _ in first } + [0xFF, 0xD9]
    let error = #expect(throws: ImageFileError.self) {
      try ImageFile(bytes: [UInt8](many), path: "a")
    }
    #expect(try #require(error).description.contains("more than 100 scans"))
  }
}
