import Foundation
import Testing

/// Folders and files as people have them: a line for each that says what is wrong.
struct BadPhotographTests {
  let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox.forAudits()
  }

  private func copy(_ name: String, to path: String) throws {
    try sandbox.write("work/photos/\(path)", Sandbox.image(name))
  }

  // MARK: Folders

  @Test
  func `a folder that is not there or is empty is refused`() throws {
    sandbox.expectRefusal(
      sandbox.audit("--images", "absent"), status: 66, saying: "absent'", "Does it exist?")
    try sandbox.write("work/empty/notes.txt", Data())
    sandbox.expectRefusal(
      sandbox.audit("--images", "empty"), status: 66, saying: "empty'", "no PNG or JPEG")
    sandbox.expectRefusal(
      sandbox.audit("--images", "absent.csv"), status: 66, saying: "absent.csv'")
  }

  @Test
  func `one photograph is too few`() throws {
    try sandbox.writePhotographs(of: 3, count: 1, in: "one/3")
    sandbox.expectRefusal(
      sandbox.audit("--images", "one"), status: 65, saying: "'class 3' cannot be audited",
      "1 usable photograph of it", "2 are needed", "Add 1 more")
  }

  @Test
  func `photographs of one class alone are nothing to compare with`() throws {
    try sandbox.writePhotographs(of: 3, in: "alone/3")
    sandbox.expectRefusal(
      sandbox.audit("--images", "alone"), status: 65, saying: "0 usable photographs of other",
      "Add 2 more")
  }

  @Test
  func `a folder that no class is named after is left out, and alone is refused`() throws {
    try sandbox.writePhotographs(of: 3, in: "photos/tractor")
    let result = sandbox.audit("--class", "3")
    #expect(result.status == 0)
    #expect(result.errors.contains("the photographs of 'tractor' are left out"))
    try sandbox.writePhotographs(of: 3, in: "alone/tractor")
    let other = sandbox.audit("--images", "alone")
    #expect(other.status == 66)
    #expect(other.errors.contains("'tractor', for one, is not"), "\(other.errors)")
  }

  @Test
  func `a class that the model lacks, or has no photographs, is refused`() throws {
    sandbox.expectRefusal(
      sandbox.audit("--class", "tractor"), status: 64, saying: "'tractor'", "0 to 9")
    sandbox.expectRefusal(
      sandbox.audit("--class", "3,4"), status: 66, saying: "no photographs of 'class 4'")
  }

  @Test
  func `a class with one photograph is left out, unless it is asked for`() throws {
    try sandbox.writePhotographs(of: 4, count: 1, in: "photos/4")
    let result = sandbox.audit()
    #expect(result.status == 0)
    #expect(result.errors.contains("'class 4' cannot be audited"), "\(result.errors)")
    let refused = sandbox.audit("--class", "4", "--output", "other")
    #expect(refused.status == 65)
    #expect(!sandbox.hasFolder("other"))
  }

  @Test
  func `a broken list is refused with its line`() throws {
    try sandbox.write("work/photos.csv", Data("file,class\nphotos/3/0.png\n".utf8))
    sandbox.expectRefusal(
      sandbox.audit("--images", "photos.csv"), status: 65, saying: "Line 2", "photos.csv")
  }

  // MARK: Files

  @Test
  func `what cannot be read is named with the reason, left out and counted`() throws {
    let jpeg = try Sandbox.image("rgb-444.jpg")
    try sandbox.write("work/photos/3/text.jpg", Data("no picture".utf8))
    try sandbox.write("work/photos/3/empty.jpg", Data())
    try sandbox.write("work/photos/3/short.jpg", jpeg.prefix(jpeg.count / 2))
    var huge = jpeg
    let frame = try #require(huge.firstRange(of: [0xFF, 0xC0]))
    huge.replaceSubrange(
      frame.upperBound + 3..<frame.upperBound + 7, with: [0x4E, 0x20, 0x4E, 0x20])
    try sandbox.write("work/photos/3/huge.jpg", huge)
    try sandbox.write("work/photos/3/folder.jpg/inner.txt", Data())
    let loop = sandbox.folder.appending(path: "work/photos/3/loop.jpg")
    try FileManager.default.createSymbolicLink(at: loop, withDestinationURL: loop)
    try copy("gray.jpg", to: "3/a.jpg")
    try copy("gray.jpg", to: "3/b.jpg")

    let result = sandbox.audit("--class", "5")
    #expect(result.status == 0, "\(result.errors)")
    for words in [
      "text.jpg' is not an image", "empty.jpg' is empty", "short.jpg' ends before its JPEG",
      "huge.jpg' is 20000 pixels high and 20000 wide", "folder.jpg' is not a file",
      "loop.jpg' cannot be read", "b.jpg' is the same picture as '3/a.jpg'",
      "7 of 20 photographs are left out",
    ] {
      #expect(result.errors.contains(words), "'\(words)' in: \(result.errors)")
    }
    let photographs = try #require(try sandbox.auditJSON()["photographs"] as? [String: Any])
    #expect(photographs["count"] as? Int == 13)
    let unusable = try #require(photographs["unusable"] as? [[String: Any]])
    #expect(
      unusable.compactMap { $0["file"] as? String }
        == ["b", "empty", "folder", "huge", "loop", "short", "text"].map { "3/\($0).jpg" })
  }

  @Test
  func `gray, CMYK, palette, deep, tiny and turned photographs are used`() throws {
    let names = [
      "gray.jpg", "cmyk.jpg", "palette8.png", "rgba16.png", "single.jpg", "orientation3.jpg",
      "orientation6.jpg", "orientation8.jpg",
    ]
    for name in names { try copy(name, to: "3/\(name)") }
    let result = sandbox.audit("--class", "3")
    #expect(result.status == 0, "\(result.errors)")
    #expect(!result.errors.contains("left out"), "\(result.errors)")
    #expect(result.errors.contains("less than half of the 32×32 pixels"), "\(result.errors)")
    let photographs = try #require(try sandbox.auditJSON()["photographs"] as? [String: Any])
    #expect(photographs["count"] as? Int == 20)
  }

  @Test
  func `photographs of which none can be read are refused`() throws {
    for name in ["3/a.jpg", "3/b.jpg", "5/a.jpg", "5/b.jpg"] {
      try sandbox.write("work/bad/\(name)", Data("no".utf8))
    }
    let result = sandbox.audit("--images", "bad")
    #expect(result.status == 65)
    #expect(result.errors.contains("None of the photographs in 'bad' can be read"))
    #expect(!sandbox.hasFolder())
  }
}
