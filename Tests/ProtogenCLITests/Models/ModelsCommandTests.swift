import Foundation
import Testing

struct ModelsCommandTests {
  /// The SHA-256 of the three bytes `abc`, from FIPS 180-4's examples.
  static let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

  let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox()
    let known = """
      name: known
      description: A known model
      input: {height: 8, width: 6, normalization: caffe}
      labels: own
      obtain: Ask around.
      """
    try sandbox.write("Presets/Models/known.yaml", Data(known.utf8))
    try sandbox.write("Presets/Labels/own.txt", Data("robin\njay\n".utf8))
    try sandbox.write("work/mine.onnx", Data("abc".utf8))
  }

  @Test func `the list says what is here and what is not`() {
    let before = sandbox.run("models", "list")
    #expect(before.status == 0)
    #expect(before.errors == "")
    #expect(
      before.output.hasPrefix(
        "NAME   FILE    SIZE  CLASSES  DESCRIPTION\nknown  absent     -        2  A known model\n"))
    _ = sandbox.run("models", "add", "known", "mine.onnx")
    #expect(
      sandbox.run("models").output.contains("known  have   3 B        2  A known model [yours]\n"))
  }

  @Test func `the list as JSON holds the same`() throws {
    let json = sandbox.run("models", "list", "--json").output
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
    #expect(rows.count == 1)
    #expect(rows[0]["name"] as? String == "known")
    #expect(rows[0]["state"] as? String == "absent")
    #expect(rows[0]["classCount"] as? Int == 2)
  }

  @Test func `a broken description is a warning, not the end`() throws {
    try sandbox.write("config/protogen/models/bad.yaml", Data("name: bad\ninptu: {}\n".utf8))
    let result = sandbox.run("models", "list")
    #expect(result.status == 0)
    #expect(result.errors.contains("' is wrong: "))
    #expect(result.errors.contains("inptu must be spelled 'input'"))
    #expect(result.output.contains("known"))
  }

  @Test func `adding under a known name takes over how it is fed`() throws {
    let result = sandbox.run("models", "add", "known", "mine.onnx")
    #expect(result.status == 0)
    let yaml = try #require(sandbox.read("config/protogen/models/known.yaml"))
    let text = String(decoding: yaml, as: UTF8.self)
    #expect(text.contains("sha256: \"\(Self.abc)\""))
    #expect(text.contains("mean: [103.939, 116.779, 123.68]"))
    #expect(text.contains("labels: \"own\""))
    let shown = sandbox.run("models", "show", "known").output
    #expect(shown.contains("input      8 × 6, bgr\n"))
    #expect(shown.contains("/work/mine.onnx\n"))
    #expect(sandbox.names(in: "work") == ["mine.onnx"])
  }

  @Test func `a new name needs to say how it is fed`() {
    let result = sandbox.run("models", "add", "new", "mine.onnx")
    #expect(result.status == 64)
    #expect(result.errors.hasPrefix("protogen: error: 'new' is not known yet"))
    #expect(sandbox.run("models", "add", "new", "mine.onnx", "--like", "known").status == 0)
    #expect(sandbox.run("models", "pull", "new").output.contains("new is already here"))
    #expect(
      sandbox.run(
        "models", "add", "newer", "mine.onnx", "--normalization", "imagenet", "--size", "33",
        "--labels", "own", "--label-offset", "1", "--output", "probabilities"
      ).status == 0)
    let shown = sandbox.run("models", "show", "newer").output
    #expect(shown.contains("input      33 × 33, rgb\n"))
    #expect(shown.contains("labels     own, from output 1\n"))
    #expect(shown.contains("output     probabilities\n"))
  }

  static let wrong: [([String], Int32, String)] = [
    (["models", "add", "known", "missing.onnx"], 66, "Cannot read"),
    (["models", "add", "../up", "mine.onnx", "--like", "known"], 64, "name must be letters"),
    (["models", "add", "known", "mine.onnx", "--labels", "onw"], 64, "Did you mean 'own'?"),
    (["models", "add", "known", "mine.onnx", "--like", "knwon"], 64, "Did you mean 'known'?"),
    (["models", "add", "known", "mine.onnx", "--size", "0"], 64, "height must be in"),
    (["models", "add", "known", "mine.onnx", "--channels", "cmyk"], 64, "'rgb', 'bgr'"),
    (["models", "show", "nothing-like-it"], 64, "'protogen models list' lists them"),
    (["models", "pull", "known"], 66, "Ask around."),
    (["models", "pull"], 64, "Missing expected argument"),
    (["modles"], 64, "Unexpected argument 'modles'"),
  ]

  @Test(arguments: wrong)
  func `a mistake is explained and nothing is written`(
    arguments: [String], status: Int32, words: String
  ) {
    let result = sandbox.run(arguments)
    #expect(result.status == status)
    #expect(result.errors.hasPrefix("protogen: error: "))
    #expect(result.errors.contains(words))
    #expect(result.output == "")
    #expect(sandbox.names(in: "config") == [])
  }

  @Test func `help is no error`() {
    let result = sandbox.run("models", "pull", "--help")
    #expect(result.status == 0)
    #expect(result.output.contains("USAGE: protogen models pull"))
    #expect(result.errors == "")
  }
}
