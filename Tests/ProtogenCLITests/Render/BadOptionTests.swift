import Foundation
import ONNX
import Testing

/// What a hasty user types: one line that says what is wrong, and nothing written.
struct BadOptionTests {
  let sandbox: Sandbox
  let model = Sandbox.fixture("tiny-rgba")

  init() throws {
    sandbox = try Sandbox.withPresets()
  }

  // MARK: Classes

  @Test
  func `an unknown class gets the names most like it`() throws {
    try sandbox.write("work/birds.txt", Data(Self.birds.utf8))
    sandbox.expectRefusal(
      sandbox.render(model, "--labels", "birds.txt", "--class", "robbin"), status: 64,
      saying: "'robbin'", "robin")
  }

  @Test
  func `an ambiguous class gets its candidates`() throws {
    try sandbox.write("work/birds.txt", Data(Self.birds.utf8))
    sandbox.expectRefusal(
      sandbox.render(model, "--labels", "birds.txt", "--class", "crane"), status: 64,
      saying: "'crane'", "2 classes", "index")
  }

  static let birds = """
    robin
    jay
    crane, a bird
    crane, a machine
    wren
    tit
    owl
    kite
    swan
    duck
    """

  @Test
  func `a name without a label list asks for one`() {
    sandbox.expectRefusal(
      sandbox.render(model, "--class", "robin"), status: 64, saying: "'robin'", "--labels", "0 to 9"
    )
  }

  @Test(arguments: ["10", "99999999999999999999", "3-12"])
  func `an index that no class has is refused`(text: String) {
    sandbox.expectRefusal(sandbox.render(model, "--class", text), status: 64, saying: "0 to 9")
  }

  @Test(arguments: ["", ",", " , "])
  func `no class at all is refused`(text: String) {
    sandbox.expectRefusal(sandbox.render(model, "--class", text), status: 64, saying: "No class")
  }

  @Test(arguments: ["3+", "+3", "3++4", "+", "3+3"])
  func `a plus that joins nothing new is refused`(text: String) {
    sandbox.expectRefusal(sandbox.render(model, "--class", text), status: 64, saying: "'\(text)'")
  }

  @Test
  func `a range that ends before it starts is refused`() {
    sandbox.expectRefusal(sandbox.render(model, "--class", "7-5"), status: 64, saying: "'7-5'")
  }

  @Test
  func `a label list of the wrong length is refused with both counts`() throws {
    try sandbox.write("work/three.txt", Data("a\nb\nc\n".utf8))
    sandbox.expectRefusal(
      sandbox.render(model, "--labels", "three.txt", "--class", "a"), status: 65, saying: "3", "10")
  }

  @Test
  func `a label list that is not there is named`() {
    sandbox.expectRefusal(
      sandbox.render(model, "--labels", "absent.txt", "--class", "a"), status: 66,
      saying: "absent.txt")
  }

  // MARK: Layers

  @Test
  func `a layer that does not exist gets the names most like it`() {
    sandbox.expectRefusal(
      sandbox.render(model, "--layer", "/Relu_output_1"), status: 64,
      saying: "'/Relu_output_1'", "'/Relu_output_0'")
  }

  @Test(arguments: ["--channel", "--neuron"])
  func `a channel out of range is refused with the count`(option: String) {
    sandbox.expectRefusal(
      sandbox.render(model, "--layer", "/Relu_output_0", option, "12"), status: 64,
      saying: "12 channels, 0 to 11")
  }

  @Test
  func `a direction of the wrong length is refused with both counts`() throws {
    try sandbox.write("work/direction.txt", Data("1 2 3\n".utf8))
    sandbox.expectRefusal(
      sandbox.render(model, "--layer", "/Relu_output_0", "--direction", "direction.txt"),
      status: 65, saying: "3 numbers", "12 channels")
  }

  @Test(arguments: ["", "1 two 3", "nan", "1;2"])
  func `a direction that is no list of numbers is refused`(text: String) throws {
    try sandbox.write("work/direction.txt", Data(text.utf8))
    sandbox.expectRefusal(
      sandbox.render(model, "--layer", "/Relu_output_0", "--direction", "direction.txt"),
      status: 65, saying: "direction.txt")
  }

  // MARK: Recipes and settings

  @Test
  func `a typo in a recipe's key is answered with the right one`() throws {
    try sandbox.write("work/mine.yaml", Data("name: mine\nlearningrate: 0.1\n".utf8))
    sandbox.expectRefusal(
      sandbox.render(model, "--class", "0", "--recipe", "mine.yaml"), status: 65,
      saying: "mine.yaml", "'learningrate'", "'learningRate'")
  }

  @Test
  func `YAML that is none is refused`() throws {
    try sandbox.write("work/mine.yaml", Data("name: [mine\n".utf8))
    sandbox.expectRefusal(
      sandbox.render(model, "--class", "0", "--recipe", "mine.yaml"), status: 65,
      saying: "mine.yaml")
  }

  @Test
  func `an unknown recipe is answered with all of them`() {
    sandbox.expectRefusal(
      sandbox.render(model, "--class", "0", "--recipe", "zzz"), status: 64,
      saying: "'zzz'", "'prototype'", "'maco'")
  }

  @Test
  func `values of the wrong number of channels are refused`() {
    sandbox.expectRefusal(
      sandbox.render(model, "--class", "0", "--mean", "1,2"), status: 64, saying: "mean")
  }

  @Test
  func `cuda without a GPU is refused, or works`() {
    let result = sandbox.render(model, "--class", "0", "--device", "cuda")
    guard result.status != 0 else { return }
    sandbox.expectRefusal(result, status: 69, saying: "cuda", "--device cpu")
  }

  /// Command lines that ArgumentParser or `validate()` refuse, with a word of the message.
  static let refused: [([String], String)] = [
    ([], "--class"),
    (["--class", "0", "--layer", "x"], "--layer"),
    (["--class", "0", "--channel", "1"], "--layer"),
    (["--layer", "x", "--channel", "1", "--neuron", "1"], "one of"),
    (["--layer", "x", "--channel=-1"], "negative"),
    (["--layer", "x", "--antitype"], "--antitype"),
    (["--layer", "x", "--cosine-power", "1"], "--direction"),
    (["--class", "0", "--count", "0"], "--count"),
    (["--class", "0", "--count", "2000000"], "--count"),
    (["--class", "0", "--diversity", "1"], "--count"),
    (["--class", "0", "--count", "2", "--diversity", "-1"], "--diversity"),
    (["--class", "0", "--count", "2", "--diversity", "nan"], "--diversity"),
    (["--class", "0", "--diversity-layer", "x"], "--diversity"),
    (["--class", "0", "--batch", "0"], "--batch"),
    (["--class", "0", "--threads", "0"], "--threads"),
    (["--class", "0", "--threads", "1000000"], "--threads"),
    (["--class", "0", "--resume", "--force"], "--force"),
    (["--class", "0", "--normalization", "none", "--mean", "0"], "--normalization"),
    (["--class", "0", "--range", "1,0"], "--range"),
    (["--class", "0", "--size", "0"], "size"),
    (["--class", "0", "--size", "axb"], "size"),
    (["--class", "0", "--precision", "fp64"], "fp64"),
    (["--class", "0", "--device", "tpu"], "tpu"),
    (["--class", "0", "--seed", "-1"], "seed"),
    (["--class", "0", "--frobnicate"], "frobnicate"),
  ]

  @Test(arguments: refused)
  func `options that make no sense are refused with usage`(words: [String], hint: String) {
    let result = sandbox.render(model, words)
    #expect(result.status == 64, "\(words): \(result.errors)")
    #expect(result.errors.hasPrefix("protogen: error: "))
    #expect(result.errors.contains(hint), "\(words): \(result.errors)")
    #expect(result.output.isEmpty)
    #expect(!sandbox.hasFolder())
  }

  @Test(arguments: [(["--steps", "0"], "steps"), (["--image-size", "7"], "imageSize")])
  func `settings out of range are refused`(words: [String], hint: String) {
    sandbox.expectRefusal(
      sandbox.render(model, ["--class", "0"] + words), status: 64, saying: hint)
  }
}
