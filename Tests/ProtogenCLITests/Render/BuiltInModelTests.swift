import Foundation
import Testing

struct BuiltInModelTests {
  let sandbox: Sandbox

  init() throws { sandbox = try Sandbox.withPresets() }

  @Test func `without a model, the one that comes with protogen draws`() throws {
    let result = sandbox.run("render", "--class", "robin", "--steps", "3")
    #expect(result.status == 0, "\(result.errors)")
    let manifest = try #require(sandbox.read("work/Outputs/0-robin/manifest.json"))
    #expect(String(decoding: manifest, as: UTF8.self).contains("aviary"))
    #expect(!result.errors.contains("nothing says how"))
  }

  @Test func `every command about a model knows it`() {
    #expect(sandbox.run("layers", "--names").output.contains("logits"))
    #expect(sandbox.run("doctor").output != "")
    let list = sandbox.run("models", "list")
    #expect(list.output.contains("aviary"))
  }
}
