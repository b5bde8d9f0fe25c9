import Foundation
import ImageFiles
import Testing

/// `--spectrum`: MACO's magnitude from the user's own photographs.
struct SpectrumTests {
  let sandbox: Sandbox
  let model = Sandbox.fixture("tiny-residual")
  static let maco = ["--class", "3", "--recipe", "maco", "--image-size", "32"]

  init() throws {
    sandbox = try Sandbox.withPresets()
  }

  /// Stripes of a period in pixels.
  private func stripes(_ path: String, period: Int) throws {
    let bytes = (0..<40 * 50 * 3).map { UInt8($0 / 3 % 50 / period % 2 == 0 ? 200 : 40) }
    let bitmap = Bitmap(height: 40, width: 50, channelCount: 3, bytes: bytes)
    try sandbox.write("work/\(path)", bitmap.pngData())
  }

  @Test
  func `photographs change the picture, and the manifest says so`() throws {
    try stripes("photos/a.png", period: 2)
    try stripes("photos/below/b.PNG", period: 5)
    #expect(sandbox.render(model, Self.maco).status == 0)
    let usual = sandbox.outputs()
    let result = sandbox.render(model, Self.maco + ["--spectrum", "photos"])
    #expect(result.status == 0, "\(result.errors)")
    let path = "3-class-3/3-class-3-1.png"
    #expect(sandbox.outputs()[path] != usual[path])
    let manifest = try #require(sandbox.read("work/Outputs/3-class-3/manifest.json"))
    #expect(String(decoding: manifest, as: UTF8.self).contains("\"photographCount\" : 2"))
  }

  @Test(arguments: ["tiny-gray", "tiny-rgba"])
  func `a model of other channels takes photographs too`(name: String) throws {
    try stripes("photos/a.png", period: 3)
    let result = sandbox.render(Sandbox.fixture(name), Self.maco + ["--spectrum", "photos"])
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test
  func `an unreadable photograph is named and left out`() throws {
    try stripes("photos/a.png", period: 3)
    try sandbox.write("work/photos/broken.jpg", Data("no picture".utf8))
    let result = sandbox.render(model, Self.maco + ["--spectrum", "photos"])
    #expect(result.status == 0)
    #expect(result.errors.contains("broken.jpg"))
  }

  @Test
  func `a folder without photographs is refused`() throws {
    try sandbox.write("work/photos/notes.txt", Data())
    sandbox.expectRefusal(
      sandbox.render(model, Self.maco + ["--spectrum", "photos"]), status: 66, saying: "'photos'")
    sandbox.expectRefusal(
      sandbox.render(model, Self.maco + ["--spectrum", "absent"]), status: 66, saying: "'absent'")
  }

  @Test
  func `a recipe without a magnitude refuses photographs`() throws {
    try stripes("photos/a.png", period: 3)
    sandbox.expectRefusal(
      sandbox.render(model, "--class", "3", "--spectrum", "photos"), status: 64,
      saying: "--spectrum", "'maco'")
  }
}
