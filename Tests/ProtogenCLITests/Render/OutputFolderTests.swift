import Foundation
import Testing

struct OutputFolderTests {
  let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox.withPresets()
  }

  /// With a model that does not exist, so that whoever speaks of the folder looked at it first.
  private func render(to path: String) -> Sandbox.Result {
    sandbox.render("absent.onnx", "--class", "0", "--output", path)
  }

  @Test
  func `a file in the way is found before the model is looked for`() throws {
    try sandbox.write("work/taken", Data("mine".utf8))
    for path in ["taken", "taken/below"] {
      sandbox.expectRefusal(
        render(to: path), status: 73, saying: "taken' is a file", "--output")
    }
    #expect(sandbox.read("work/taken") == Data("mine".utf8))
  }

  @Test
  func `a place that takes no folders is found before the model is looked for`() {
    sandbox.expectRefusal(
      render(to: "/proc/protogen"), status: 73, saying: "/proc/protogen", "--output")
  }

  @Test(.disabled(if: getuid() == 0, "root may write everywhere"))
  func `a write-protected folder is found before the model is looked for`() throws {
    let folder = sandbox.folder.appending(path: "work/locked")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o555])
    sandbox.expectRefusal(render(to: "locked"), status: 73, saying: "write-protected")
  }

  @Test
  func `no name at all is refused`() {
    sandbox.expectRefusal(render(to: ""), status: 64, saying: "--output")
  }

  @Test
  func `a refused run leaves no folder behind, and an existing one alone`() throws {
    #expect(render(to: "new/deep/folder").status == 66)
    #expect(!sandbox.hasFolder("new"))
    try sandbox.write("work/old/notes.txt", Data("mine".utf8))
    #expect(render(to: "old").status == 66)
    #expect(sandbox.read("work/old/notes.txt") == Data("mine".utf8))
  }

  @Test
  func `a deep folder is created when there is something to write`() {
    let result = sandbox.render(
      Sandbox.fixture("tiny-rgba"), "--class", "0", "--output", "new/deep/folder")
    #expect(result.status == 0)
    #expect(sandbox.names(in: "work/new/deep/folder").contains("index.html"))
  }

  @Test
  func `a folder in a picture's place is reported, and nothing else is written`() throws {
    try sandbox.write("work/Outputs/0-class-0/0-class-0-1.png/stone", Data())
    let result = sandbox.render(Sandbox.fixture("tiny-rgba"), "--class", "0")
    #expect(result.status == 73)
    #expect(result.errors.contains("0-class-0-1.png"))
    #expect(sandbox.outputs().keys.sorted() == ["0-class-0/0-class-0-1.png/stone"])
  }
}
