import Foundation
import ImageFiles
import Testing

/// Files that claim more than they hold.
struct BoastfulFileTests {
  /// Ends the process successfully if reading the bytes finds them cut off, with 100 MB to spare.
  private static func expectTruncated(_ bytes: [UInt8], _ format: ImageFormat) throws -> Never {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmData:") })
    let kilobytes = try #require(line.split(whereSeparator: \.isWhitespace).dropFirst().first)
    let byteCount = 1024 * (try #require(rlim_t(kilobytes))) + 100_000_000
    var limit = rlimit(rlim_cur: byteCount, rlim_max: byteCount)
    guard setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &limit) == 0 else { exit(2) }
    do throws(ImageFileError) {
      _ = try ImageFile(bytes: bytes, path: "a")
    } catch {
      exit(error == .truncated(path: "a", format: format) ? 0 : 3)
    }
    exit(4)
  }

  @Test func `a chunk that claims two gigabytes takes no memory`() async {
    await #expect(processExitsWith: .success) {
      var bytes = try Fixtures.bytes("text.png")
      let text = try #require(bytes.firstRange(of: Array("tEXt".utf8)))
      bytes.replaceSubrange(text.lowerBound - 4..<text.lowerBound, with: [0x7F, 0, 0, 0])
      try Self.expectTruncated(bytes, .png)
    }
  }

  @Test func `a short JPEG that claims many pixels takes no memory`() async {
    await #expect(processExitsWith: .success) {
      var bytes = try Fixtures.bytes("progressive.jpg")
      let frame = try #require(bytes.firstRange(of: [0xFF, 0xC2]))
      bytes.replaceSubrange(
        frame.upperBound + 3..<frame.upperBound + 7, with: [0x1F, 0, 0x1F, 0])
      try Self.expectTruncated(bytes, .jpeg)
    }
  }
}
