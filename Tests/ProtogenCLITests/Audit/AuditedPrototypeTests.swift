import Classifiers
import Foundation
import ONNX
import Testing

/// Which prototypes are audited, and what a second network makes of them.
struct AuditedPrototypeTests {
  let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox.forAudits()
  }

  private func fooling() throws -> [[String: Any]] {
    try #require(try sandbox.auditJSON()["fooling"] as? [[String: Any]])
  }

  /// The audited model with names for its classes, in an order of its own.
  private func writeNamed(_ path: String, _ names: [String]) throws {
    let model = try Model(contentsOf: URL(filePath: Sandbox.auditedModel))
    let labels = LabelList(name: "names", names: names)
    let metadata = ModelMetadata(labels: labels, preprocessing: try Preprocessing(.imagenet))
    try sandbox.write(
      Model(opset: model.opset, metadata: metadata.entries, graph: model.graph), to: path)
  }

  // MARK: Folders of prototypes

  @Test
  func `what render wrote is audited under the folder's name, and not rendered`() throws {
    let render = sandbox.run(
      "render", "--model", Sandbox.auditedModel, "--class", "3,5,3+5", "--steps", "2", "--count",
      "2", "--output", "drawn")
    #expect(render.status == 0, "\(render.errors)")
    let result = sandbox.audit("--prototypes", "drawn", "--class", "3,5")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("'3-class-3+5-class-5' is not the prototype of one class"))
    #expect(
      try fooling().compactMap { $0["recipe"] as? String } == ["drawn", "drawn", "drawn", "drawn"])
    #expect(try fooling().compactMap { $0["number"] as? Int } == [0, 1, 0, 1])
    #expect(!sandbox.hasFolder("Outputs/audit/prototypes"))
  }

  @Test
  func `an antitype is no prototype`() throws {
    let render = sandbox.run(
      "render", "--model", Sandbox.auditedModel, "--class", "3", "--antitype", "--steps", "2",
      "--output", "drawn")
    #expect(render.status == 0, "\(render.errors)")
    let result = sandbox.audit("--prototypes", "drawn")
    #expect(result.status == 66)
    #expect(result.errors.contains("no prototype of a class"), "\(result.errors)")
  }

  @Test
  func `folders of pictures are audited beside recipes`() throws {
    try sandbox.writePhotographs(of: 3, count: 2, in: "mine/3")
    try sandbox.writePhotographs(of: 5, count: 1, in: "mine/5")
    let result = sandbox.audit("--prototypes", "mine", "--recipe", "quick.yaml")
    #expect(result.status == 0, "\(result.errors)")
    let recipes = try fooling().compactMap { $0["recipe"] as? String }
    #expect(recipes == ["quick", "mine", "mine", "quick", "mine", "quick"])
  }

  @Test
  func `prototypes of no use are refused`() throws {
    sandbox.expectRefusal(
      sandbox.audit("--prototypes", "absent"), status: 66, saying: "prototypes 'absent'")
    try sandbox.write("work/empty/3/notes.txt", Data())
    let empty = sandbox.audit("--prototypes", "empty")
    #expect(empty.status == 66)
    #expect(empty.errors.contains("'empty' has no prototypes"), "\(empty.errors)")
    try sandbox.write("work/bad/3/a.png", Data("no".utf8))
    let bad = sandbox.audit("--prototypes", "bad")
    #expect(bad.status == 65)
    #expect(bad.errors.contains("bad/3/a.png' is not an image"), "\(bad.errors)")
    try sandbox.writePhotographs(of: 3, count: 1, in: "quick/3")
    let twice = sandbox.audit("--prototypes", "quick", "--recipe", "quick.yaml")
    #expect(twice.status == 64)
    #expect(twice.errors.contains("would be called 'quick'"), "\(twice.errors)")
  }

  // MARK: Recipes

  @Test
  func `recipes that are unknown, twice there or none are refused`() throws {
    sandbox.expectRefusal(
      sandbox.audit("--recipe", "lucyd"), status: 64, saying: "'lucyd'", "lucid")
    sandbox.expectRefusal(
      sandbox.audit("--recipe", "quick.yaml,quick.yaml"), status: 64,
      saying: "Two recipes are called 'quick'")
    sandbox.expectRefusal(sandbox.audit("--recipe", ","), status: 64, saying: "names no recipe")
    try sandbox.write("work/odd.yaml", Data("name: ../odd\nsteps: 2\n".utf8))
    sandbox.expectRefusal(
      sandbox.audit("--recipe", "odd.yaml"), status: 65, saying: "'../odd'", "folder's name")
  }

  @Test
  func `statistics that no recipe draws towards are refused`() throws {
    sandbox.expectRefusal(
      sandbox.audit("--use-statistics", "absent.json"), status: 64,
      saying: "--use-statistics", "no recipe here has one")
    try sandbox.writePhotographs(of: 3, count: 1, in: "mine/3")
    sandbox.expectRefusal(
      sandbox.audit("--use-statistics", "absent.json", "--prototypes", "mine"), status: 64,
      saying: "Add --recipe natural")
  }

  @Test(arguments: [
    ["--count", "0"], ["--batch", "0"], ["--resume", "--force"], ["--layers", ","],
    ["--layers", "relo*"],
  ])
  func `options out of range are refused`(words: [String]) {
    let result = sandbox.run(Sandbox.audit(words))
    #expect(result.status == 64, "\(words): \(result.errors)")
    #expect(!sandbox.hasFolder())
  }

  // MARK: Transfer

  static let names = [
    "ant", "bee", "cat", "dog", "elk", "fox", "gnu", "hen", "ibis", "jay",
  ]

  @Test
  func `a second network is asked for the class of the same name`() throws {
    try writeNamed("first.onnx", Self.names)
    try writeNamed("second.onnx", Self.names.reversed())
    let result = sandbox.audit(
      "--model", "first.onnx", "--class", "dog", "--transfer", "second.onnx")
    #expect(result.status == 0, "\(result.errors)")
    // The same weights with reversed names: its dog is output 6, and not 3.
    let transfer = try #require(try fooling()[0]["transfer"] as? [String: Any])
    let probability = try #require(transfer["probability"] as? Double)
    let own = try #require(try fooling()[0]["probability"] as? Double)
    #expect(probability != own)

    let same = sandbox.audit(
      "--model", "first.onnx", "--class", "dog", "--transfer", "first.onnx")
    #expect(same.status == 0, "\(same.errors)")
    let itself = try #require(try fooling()[0]["transfer"] as? [String: Any])
    #expect(itself["probability"] as? Double == own)
  }

  @Test
  func `a network that knows some of the classes is asked for those`() throws {
    try writeNamed("first.onnx", Self.names)
    try writeNamed("second.onnx", ["dog"] + (1..<10).map { "thing \($0)" })
    let result = sandbox.audit(
      "--model", "first.onnx", "--class", "dog,fox", "--transfer", "second.onnx")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("'second.onnx' has no class 'fox'"), "\(result.errors)")
    #expect(try fooling()[0]["transfer"] is [String: Any])
    #expect(try fooling()[1]["transfer"] is NSNull)
  }

  @Test
  func `a network that knows no class is refused`() throws {
    try writeNamed("first.onnx", Self.names)
    try writeNamed("second.onnx", (0..<10).map { "thing \($0)" })
    let result = sandbox.audit("--model", "first.onnx", "--transfer", "second.onnx")
    #expect(result.status == 65)
    #expect(!result.errors.contains("photographs: step"), "\(result.errors)")
    #expect(result.errors.contains("'second.onnx' has no class of the audit"), "\(result.errors)")
    #expect(result.errors.contains("not 'dog', for one"))
    #expect(!sandbox.hasFolder())
  }

  @Test
  func `a second network that is not there is found before a photograph is read`() throws {
    sandbox.expectRefusal(sandbox.audit("--transfer", "nope"), status: 64, saying: "'nope'")
    sandbox.expectRefusal(
      sandbox.audit("--transfer", "nope.onnx"), status: 66, saying: "'nope.onnx'")
  }

  @Test
  func `without names, only a network with as many classes is taken for one of the same`() throws {
    let result = sandbox.audit("--class", "3", "--transfer", Sandbox.fixture("tiny-softmax"))
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("they are taken for the same"), "\(result.errors)")
    try sandbox.write(TinyModel.colors(), to: "colors.onnx")
    let other = sandbox.audit("--class", "3", "--transfer", "colors.onnx")
    #expect(other.status == 65)
    #expect(other.errors.contains("Nothing names the 3 classes"), "\(other.errors)")
  }
}
