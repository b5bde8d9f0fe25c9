import Classifiers
import Foundation
import ImageFiles
import Testing

struct PhotographSurveyTests {
  private static let fixtures = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(components: "Fixtures", "images")

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("robin/notes.txt", "")
  }

  private func add(_ name: String, as path: String? = nil) throws {
    let bytes = try Data(contentsOf: Self.fixtures.appending(path: name))
    try bytes.write(to: folder.url.appending(path: "robin/\(path ?? name)"))
  }

  private func survey() throws -> PhotographSurvey {
    let photographs = try PhotographFolder(
      at: folder.url, labels: PhotographFolderTests.labels)
    return try #require(PhotographSurvey(of: photographs))
  }

  /// Why the only photograph is left out.
  private func reason() throws -> String {
    let survey = try survey()
    #expect(survey.entries.isEmpty)
    return try #require(survey.leftOut.first).reason
  }

  @Test(arguments: [
    "gray.jpg", "cmyk.jpg", "ycck.jpg", "progressive.jpg", "single.jpg", "palette4-alpha.png",
    "gray16.png", "rgba16.png", "gray1.png",
  ])
  func `gray, CMYK, palette, deep and tiny photographs are read`(name: String) throws {
    try add(name)
    let survey = try survey()
    #expect(survey.entries.map(\.photograph.path) == ["robin/\(name)"])
    #expect(survey.leftOut.isEmpty)
  }

  @Test(arguments: 1...8)
  func `a photograph has the size that it has upright`(orientation: Int) throws {
    try add("orientation\(orientation).jpg")
    let entry = try #require(try survey().entries.first)
    #expect((entry.height, entry.width) == (orientation < 5 ? (6, 9) : (9, 6)))
  }

  @Test func `a picture that is there twice counts once`() throws {
    try add("gray8.png", as: "a.png")
    try add("gray8.png", as: "b.jpg")
    let survey = try survey()
    #expect(survey.entries.map(\.photograph.path) == ["robin/a.png"])
    #expect(try #require(survey.leftOut.first).reason.contains("same picture as 'robin/a.png'"))
  }

  @Test func `a text, an empty file, a folder and a loop of links are named with the reason`()
    throws
  {
    try folder.write("robin/text.jpg", "no picture")
    #expect(try reason().contains("robin/text.jpg' is not an image"))
    try FileManager.default.removeItem(at: folder.url.appending(path: "robin/text.jpg"))

    try folder.write("robin/empty.jpg", "")
    #expect(try reason().contains("robin/empty.jpg' is empty"))
    try FileManager.default.removeItem(at: folder.url.appending(path: "robin/empty.jpg"))

    try folder.write("robin/x.jpg/y", "")
    #expect(try reason().contains("robin/x.jpg' is not a file"))
    try FileManager.default.removeItem(at: folder.url.appending(path: "robin/x.jpg"))

    let loop = folder.url.appending(path: "robin/loop.jpg")
    try FileManager.default.createSymbolicLink(at: loop, withDestinationURL: loop)
    #expect(try reason().contains("robin/loop.jpg' cannot be read"))
  }

  @Test func `a cut-off and a huge photograph, and another format, are named with the reason`()
    throws
  {
    let bytes = try Data(contentsOf: Self.fixtures.appending(path: "rgb-444.jpg"))
    let file = folder.url.appending(path: "robin/photo.jpg")
    try bytes.prefix(bytes.count / 2).write(to: file)
    #expect(try reason().contains("ends before its JPEG image does"))

    var huge = bytes
    let frame = try #require(huge.firstRange(of: [0xFF, 0xC0]))
    // 20,000 in both dimensions, which follow the segment's length and the bits a sample.
    let sizes = frame.upperBound + 3..<frame.upperBound + 7
    huge.replaceSubrange(sizes, with: [0x4E, 0x20, 0x4E, 0x20])
    try huge.write(to: file)
    #expect(try reason().contains("20000 pixels high and 20000 wide"))

    try FileManager.default.removeItem(at: file)
    try folder.write("robin/photo.webp", "RIFF\u{10}\0\0\0WEBPVP8 ")
    #expect(try reason().contains("is a WebP image"))
  }

  @Test func `a survey can be ended`() throws {
    try add("gray.jpg")
    let photographs = try PhotographFolder(
      at: folder.url, labels: PhotographFolderTests.labels)
    #expect(PhotographSurvey(of: photographs) { _ in false } == nil)
  }
}
