import Foundation
import ONNX
import Testing

/// Each is refused with one line and status 65 or 66, before anything is written.
struct BadModelTests {
  let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox.withPresets()
  }

  private func refuse(
    _ bytes: Data, status: Int32 = 65, saying words: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try sandbox.write("work/model.onnx", bytes)
    for command in [["layers", "model.onnx"], ["doctor", "--model", "model.onnx"]] {
      let result = sandbox.run(command)
      #expect(
        result.status == status, "\(command): \(result.errors)", sourceLocation: sourceLocation)
    }
    let result = sandbox.render("model.onnx", "--class", "0")
    sandbox.expectRefusal(result, status: status, saying: "model", sourceLocation: sourceLocation)
    for word in words {
      #expect(result.errors.contains(word), "\(result.errors)", sourceLocation: sourceLocation)
    }
  }

  @Test
  func `a missing file is named`() {
    sandbox.expectRefusal(
      sandbox.render("absent.onnx", "--class", "0"), status: 66, saying: "'absent.onnx'")
  }

  @Test
  func `text is not a model`() throws {
    try refuse(Data("I am not a model, not at all.\n".utf8), saying: "model.onnx")
  }

  @Test
  func `an empty file is called empty`() throws {
    try refuse(Data(), saying: "empty")
  }

  @Test
  func `a truncated model is called so, wherever it was cut`() throws {
    let whole = try Data(contentsOf: URL(filePath: Sandbox.fixture("tiny-residual")))
    for share in [0.1, 0.5, 0.99] {
      try refuse(whole.prefix(Int(Double(whole.count) * share)), saying: "model.onnx")
    }
  }

  @Test
  func `a cycle is shown`() throws {
    try refuse(TinyModel.cyclic().serialized(), saying: "cycle", "make_first", "make_second")
  }

  @Test
  func `a model that no memory holds is protogen's own limit`() throws {
    try refuse(
      TinyModel.enormous().serialized(), status: 70, saying: "not enough memory",
      "1125899906842624 bytes", "--batch")
  }

  @Test
  func `an unknown operator is named with its node`() throws {
    let model = TinyModel.model([TinyModel.node("Frobnicate", ["image"], "logits")])
    try refuse(
      model.serialized(), saying: "'Frobnicate'", "'make_logits'", "'protogen operators'")
  }

  @Test(arguments: ["../secret", "/etc/passwd", "deep/../../secret"])
  func `data outside the model's folder is not read`(path: String) throws {
    try sandbox.write("secret", Data([0, 0, 0, 0]))
    try refuse(TinyModel.withInitializer(TinyModel.external(path)), saying: path, "'extra'")
  }

  @Test
  func `a size that overflows is refused`() throws {
    try refuse(TinyModel.withInitializer(TinyModel.overflowing), saying: "'extra'", "2147483648")
  }

  @Test
  func `an input that is no image is described`() throws {
    let features = TinyModel.image([.fixed(10)])
    let model = TinyModel.model([TinyModel.node("Identity", ["image"], "logits")], input: features)
    try refuse(model.serialized(), saying: "2 axes", "batch, channels, height, width")
  }

  @Test(arguments: [2, 5, 7])
  func `a number of channels that no image has is refused`(channels: Int) throws {
    let input = TinyModel.image([.fixed(channels), .fixed(16), .fixed(16)])
    try refuse(TinyModel.colors(input: input).serialized(), saying: "1, 3 or 4 channels")
  }

  @Test
  func `a model of text is refused`() throws {
    let tokens = ValueInfo(
      name: "image", type: .int64, dimensions: [.fixed(1), .fixed(3), .fixed(8), .fixed(8)])
    try refuse(TinyModel.colors(input: tokens).serialized(), saying: "'image'", "int64")
  }

  @Test
  func `a size that the graph fixes otherwise is refused`() throws {
    try sandbox.write(TinyModel.colors(), to: "model.onnx")
    sandbox.expectRefusal(
      sandbox.render("model.onnx", "--class", "0", "--size", "20"), status: 64,
      saying: "16×16", "20×20", "--size")
  }

  @Test
  func `a size that the graph fails on is refused, and its node named`() throws {
    try sandbox.write(TinyModel.secretlySquare(), to: "model.onnx")
    let arguments = ["--class", "0", "--normalization", "none", "--size"]
    sandbox.expectRefusal(
      sandbox.render("model.onnx", arguments + ["20x24"]), status: 64,
      saying: "20×24", "'make_logits'", "--size")
    #expect(sandbox.render("model.onnx", arguments + ["16"]).status == 0)
  }
}
