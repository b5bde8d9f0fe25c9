import Foundation
import Testing

/// The same settings give the same bytes of every file.
struct SameBytesTests {
  let model = Sandbox.fixture("tiny-residual")

  private func outputs(_ words: String...) throws -> [String: Data] {
    let sandbox = try Sandbox.withPresets()
    let result = sandbox.render(model, words)
    #expect(result.status == 0, "\(result.errors)")
    return sandbox.outputs()
  }

  @Test(arguments: ["prototype", "lucid", "maco"])
  func `the same seed twice gives the same bytes of every file`(recipe: String) throws {
    let words = ["--class", "3,5", "--count", "2", "--recipe", recipe, "--image-size", "40"]
    let (first, second) = (try Sandbox.withPresets(), try Sandbox.withPresets())
    #expect(first.render(model, words).status == 0)
    #expect(second.render(model, words).status == 0)
    #expect(first.outputs().count == 9)
    #expect(first.outputs() == second.outputs())
  }

  @Test
  func `another seed gives another picture`() throws {
    let path = "3-class-3/3-class-3-1.png"
    let one = try outputs("--class", "3", "--seed", "1")
    let two = try outputs("--class", "3", "--seed", "2")
    #expect(one[path] != nil)
    #expect(one[path] != two[path])
  }

  @Test
  func `prototypes of one class differ`() throws {
    let files = try outputs("--class", "3", "--count", "2")
    #expect(files["3-class-3/3-class-3-1.png"] != files["3-class-3/3-class-3-2.png"])
  }

  @Test
  func `what is there already is left alone, until it is asked for again`() throws {
    let sandbox = try Sandbox.withPresets()
    let words = ["--class", "all", "--batch", "4"]
    #expect(sandbox.render(model, words).status == 0)
    let files = sandbox.outputs()
    #expect(files.count == 31)
    let path = "work/Outputs/3-class-3/contact-sheet.png"
    try sandbox.write(path, Data("touched".utf8))
    let again = sandbox.render(model, words)
    #expect(again.status == 0)
    #expect(again.output.components(separatedBy: "(already there)").count == 11)
    #expect(!again.errors.contains("step"))
    #expect(sandbox.read(path) == Data("touched".utf8))
    #expect(sandbox.render(model, words + ["--force"]).status == 0)
    #expect(sandbox.outputs() == files)
  }

  @Test
  func `a picture that was deleted is drawn again`() throws {
    let sandbox = try Sandbox.withPresets()
    #expect(sandbox.render(model, "--class", "3").status == 0)
    let files = sandbox.outputs()
    try FileManager.default.removeItem(
      at: sandbox.folder.appending(path: "work/Outputs/3-class-3/3-class-3-1.png"))
    #expect(sandbox.render(model, "--class", "3").status == 0)
    #expect(sandbox.outputs() == files)
  }
}
