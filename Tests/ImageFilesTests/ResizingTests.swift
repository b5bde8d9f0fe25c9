import ImageFiles
import Testing

struct ResizingTests {
  /// Pillow's result for a pattern.
  struct Reference: Decodable {
    let height, width, channelCount, newHeight, newWidth: Int
    let bytes: [UInt8]
  }

  @Test func `resampling agrees with Pillow within one level`() throws {
    let references = try Fixtures.decode([Reference].self, "resized.json")
    #expect(references.count == 7)
    for reference in references {
      let source = pattern(
        height: reference.height, width: reference.width, channelCount: reference.channelCount)
      let result = source.resized(height: reference.newHeight, width: reference.newWidth)
      let expected = Bitmap(
        height: reference.newHeight, width: reference.newWidth,
        channelCount: reference.channelCount, bytes: reference.bytes)
      #expect(try largestDifference(result, expected) <= 1)
    }
  }

  @Test(arguments: 1...4)
  func `an image of one color keeps it at every size`(channelCount: Int) {
    let pixel = [UInt8]([200, 3, 77, 128].prefix(channelCount))
    let bitmap = Bitmap(height: 7, width: 5, filledWith: pixel)
    for (height, width) in [(1, 1), (3, 9), (20, 2), (7, 5)] {
      let expected = Bitmap(height: height, width: width, filledWith: pixel)
      #expect(bitmap.resized(height: height, width: width) == expected)
    }
  }

  @Test func `a hidden color does not bleed into its neighbors`() {
    let bitmap = Bitmap(
      height: 1, width: 2, channelCount: 4, bytes: [255, 0, 0, 0, 0, 0, 255, 255])
    #expect(bitmap.resized(height: 1, width: 1).bytes == [0, 0, 255, 128])
  }

  @Test func `the shorter side fits and the longer is rounded down`() {
    let sizes = [(333, 500, 256, 384), (500, 333, 384, 256), (100, 100, 256, 256)]
    for (height, width, newHeight, newWidth) in sizes {
      let result = Bitmap(height: height, width: width, filledWith: [9]).fittingShortSide(256)
      #expect((result.height, result.width) == (newHeight, newWidth))
    }
  }
}

struct CroppingTests {
  /// Returns an image whose pixels say where they are.
  private func numbered(_ height: Int, _ width: Int) -> Bitmap {
    let bytes = (0..<height * width).map { UInt8(10 * ($0 / width) + $0 % width + 1) }
    return Bitmap(height: height, width: width, channelCount: 1, bytes: bytes)
  }

  @Test func `the middle of an image is cut out, and halves go to the even margin`() {
    #expect(numbered(4, 4).centerCropped(height: 2, width: 2).bytes == [12, 13, 22, 23])
    // A margin of half a pixel becomes 0, one of one and a half becomes 2.
    #expect(numbered(3, 3).centerCropped(height: 2, width: 2).bytes == [1, 2, 11, 12])
    #expect(numbered(1, 5).centerCropped(height: 1, width: 2).bytes == [3, 4])
  }

  @Test func `an image too small is surrounded by zeros`() {
    let result = numbered(1, 1).centerCropped(height: 2, width: 4)
    #expect(result.bytes == [0, 1, 0, 0, 0, 0, 0, 0])
    let mixed = numbered(3, 1).centerCropped(height: 1, width: 3)
    #expect(mixed.bytes == [0, 11, 0])
  }

  @Test func `a crop of the same size is the image`() {
    let bitmap = pattern(height: 5, width: 4, channelCount: 3)
    #expect(bitmap.centerCropped(height: 5, width: 4) == bitmap)
  }
}

struct ContactSheetTests {
  @Test func `images of different sizes stand in the middle of equal cells`() {
    let small = Bitmap(height: 1, width: 1, filledWith: [7])
    let large = Bitmap(height: 3, width: 3, filledWith: [1, 2, 3])
    let sheet = ContactSheet(columnCount: 2, gap: 1, background: 9)
      .bitmap(of: [small, large, small])
    #expect((sheet.height, sheet.width, sheet.channelCount) == (9, 9, 3))
    #expect([UInt8](sheet[row: 2, column: 2]) == [7, 7, 7])
    #expect([UInt8](sheet[row: 1, column: 5]) == [1, 2, 3])
    #expect([UInt8](sheet[row: 3, column: 7]) == [1, 2, 3])
    #expect([UInt8](sheet[row: 6, column: 2]) == [7, 7, 7])
    let others = sheet.bytes.filter { $0 != 9 }.count
    #expect(others == 3 * (9 + 1 + 1))
  }

  @Test func `a few images make a narrow sheet, and alpha shows the background`() {
    let clear = Bitmap(height: 2, width: 2, filledWith: [50, 0])
    let sheet = ContactSheet(columnCount: 8, gap: 0, background: 31).bitmap(of: [clear])
    #expect(sheet == Bitmap(height: 2, width: 2, filledWith: [31, 31, 31]))
  }

  @Test func `the defaults are a gap of eight pixels on white`() {
    #expect(
      ContactSheet(columnCount: 3) == ContactSheet(columnCount: 3, gap: 8, background: 255))
  }
}
