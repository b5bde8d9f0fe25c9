import ImageFiles
import Testing

struct BitmapTests {
  @Test func `a pixel is found by its row and column`() {
    let bitmap = Bitmap(
      height: 2, width: 3, channelCount: 2, bytes: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    #expect([UInt8](bitmap[row: 1, column: 0]) == [6, 7])
    #expect([UInt8](bitmap[row: 0, column: 2]) == [4, 5])
  }

  @Test func `bytes that do not fit the shape trap`() async {
    await #expect(processExitsWith: .failure) {
      _ = Bitmap(height: 2, width: 2, channelCount: 3, bytes: [1, 2, 3])
    }
    await #expect(processExitsWith: .failure) {
      _ = Bitmap(height: 1, width: 1, channelCount: 5, bytes: [1, 2, 3, 4, 5])
    }
    await #expect(processExitsWith: .failure) {
      _ = Bitmap(height: 0, width: 1, channelCount: 1, bytes: [])
    }
  }

  @Test func `alpha mixes the color with the background`() {
    let bitmap = Bitmap(
      height: 1, width: 3, channelCount: 4,
      bytes: [10, 20, 30, 255, 10, 20, 30, 0, 100, 0, 200, 51])
    let onWhite = bitmap.removingAlpha()
    #expect(onWhite.bytes == [10, 20, 30, 255, 255, 255, 224, 204, 244])
    #expect(onWhite == bitmap.removingAlpha(over: 255))
    #expect(bitmap.removingAlpha(over: 0).bytes == [10, 20, 30, 0, 0, 0, 20, 0, 40])
  }

  @Test func `an image without alpha stays as it is`() {
    let bitmap = pattern(height: 3, width: 2, channelCount: 3)
    #expect(bitmap.removingAlpha(over: 7) == bitmap)
  }

  @Test func `gray becomes three equal channels and keeps its alpha`() {
    let gray = Bitmap(height: 1, width: 2, channelCount: 1, bytes: [4, 5])
    #expect(gray.expandingGray().bytes == [4, 4, 4, 5, 5, 5])
    let withAlpha = Bitmap(height: 1, width: 2, channelCount: 2, bytes: [4, 9, 5, 8])
    #expect(withAlpha.expandingGray().bytes == [4, 4, 4, 9, 5, 5, 5, 8])
    let colors = pattern(height: 2, width: 2, channelCount: 3)
    #expect(colors.expandingGray() == colors)
  }

  @Test(arguments: 1...4)
  func `planes give back the image they came from`(channelCount: Int) {
    let bitmap = pattern(height: 16, width: 17, channelCount: channelCount)
    #expect(Bitmap(planes: bitmap.planes, height: 16, width: 17) == bitmap)
  }

  @Test func `planes are channel by channel`() {
    let bitmap = Bitmap(height: 1, width: 2, channelCount: 3, bytes: [0, 51, 102, 153, 204, 255])
    #expect(bitmap.planes == [0, 0.6, 0.2, 0.8, 0.4, 1])
  }

  @Test func `values outside the range become its ends, and no number becomes zero`() {
    let bitmap = Bitmap(
      planes: [-1, 2, .nan, .infinity, -.infinity, 0.5], height: 2, width: 3)
    #expect(bitmap.bytes == [0, 255, 0, 255, 0, 128])
  }
}
