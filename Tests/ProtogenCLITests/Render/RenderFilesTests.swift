import Foundation
import ImageFiles
import ONNX
import Testing

/// What a run writes and prints.
struct RenderFilesTests {
  let sandbox: Sandbox
  let model = Sandbox.fixture("tiny-residual")

  init() throws {
    sandbox = try Sandbox.withPresets()
  }

  private func manifest(_ subject: String) throws -> [String: Any] {
    let data = try #require(sandbox.read("work/Outputs/\(subject)/manifest.json"))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private func picture(_ subject: String, number: Int = 1) throws -> Bitmap {
    try Bitmap(
      contentsOf: sandbox.folder.appending(
        path: "work/Outputs/\(subject)/\(subject)-\(number).png"))
  }

  @Test
  func `a class gets a picture, a contact sheet, a manifest and a page`() throws {
    let result = sandbox.render(model, "--class", "3")
    #expect(result.status == 0)
    let files = [
      "3-class-3/3-class-3-1.png", "3-class-3/contact-sheet.png", "3-class-3/manifest.json",
      "index.html",
    ]
    #expect(sandbox.outputs().keys.sorted() == files)
    let picture = try picture("3-class-3")
    #expect((picture.height, picture.width, picture.channelCount) == (32, 32, 3))
  }

  @Test
  func `the manifest holds every setting, what made it, and what the network says`() throws {
    #expect(sandbox.render(model, "--class", "3", "--seed", "7", "--steps", "4").status == 0)
    let manifest = try manifest("3-class-3")
    let origin = try #require(manifest["origin"] as? [String: Any])
    #expect((origin["modelSHA256"] as? String)?.count == 64)
    for key in ["version", "torch", "model", "precision", "device", "preprocessing"] {
      #expect(origin[key] != nil, "\(key)")
    }
    let configuration = try #require(origin["configuration"] as? [String: Any])
    #expect(configuration["seed"] as? Int == 7)
    #expect(configuration["steps"] as? Int == 4)
    let recipe = try #require(configuration["recipe"] as? [String: Any])
    for key in ["name", "transforms", "optimizer", "learningRate", "regularizers"] {
      #expect(recipe[key] != nil, "\(key)")
    }
    let prototypes = try #require(manifest["prototypes"] as? [[String: Any]])
    #expect((prototypes[0]["objectives"] as? [Double])?.count == 4)
    let scores = try #require(prototypes[0]["scores"] as? [String: Any])
    for key in ["logit", "probability", "heldOutTopShare", "heldOutProbability"] {
      #expect(scores[key] is Double, "\(key)")
    }
    #expect((scores["top"] as? [Any])?.count == 5)
    #expect((prototypes[0]["topNames"] as? [String])?.count == 5)
  }

  @Test
  func `a picture says how it was made`() throws {
    #expect(sandbox.render(model, "--class", "3", "--seed", "7").status == 0)
    let png = try #require(sandbox.read("work/Outputs/3-class-3/3-class-3-1.png"))
    for word in ["Software", "protogen ", "Model SHA-256", "Recipe", "small", "Seed"] {
      #expect(png.firstRange(of: Data(word.utf8)) != nil, "\(word)")
    }
  }

  @Test(arguments: [("tiny-gray", 1), ("tiny-rgba", 4), ("tiny-residual", 3)])
  func `a picture has the channels of the model's input`(name: String, channels: Int) throws {
    let result = sandbox.render(Sandbox.fixture(name), "--class", "0", "--recipe", "lucid")
    #expect(result.status == 0, "\(result.errors)")
    #expect(try picture("0-class-0").channelCount == channels)
  }

  @Test
  func `a gray model gets a gray picture with detail in it`() throws {
    let result = sandbox.render(
      Sandbox.fixture("tiny-gray"), "--class", "0", "--recipe", "lucid", "--steps", "40")
    #expect(result.status == 0)
    #expect(Set(try picture("0-class-0").bytes).count > 16)
  }

  @Test(arguments: ["prototype", "paper", "lucid", "lucent", "captum", "maco"])
  func `every recipe draws`(recipe: String) throws {
    let result = sandbox.render(
      model, "--class", "3", "--recipe", recipe, "--image-size", "48", "--steps", "2")
    #expect(result.status == 0, "\(result.errors)")
    #expect(try picture("3-class-3").height == 48)
  }

  static let options: [[String]] = [
    ["--class", "3,5-7"], ["--class", "3+5,6"], ["--class", "3", "--antitype"],
    ["--class", "3", "--count", "3", "--diversity", "10"], ["--class", "3", "--transparent"],
    ["--class", "3", "--precision", "bf16"], ["--class", "3", "--threads", "1"],
    ["--class", "3", "--size", "32x32"], ["--class", "3", "--batch", "1"],
    ["--layer", "/Relu_output_0"], ["--layer", "/Relu_output_0", "--channel", "2"],
    ["--layer", "/Relu_output_0", "--neuron", "1"], ["--layer", "logits", "--channel", "9"],
    ["--class", "3", "--channels", "bgr", "--normalization", "caffe"],
  ]

  @Test(arguments: options)
  func `every way to ask draws, and the page shows all of it`(words: [String]) throws {
    let result = sandbox.render(model, words)
    #expect(result.status == 0, "\(words): \(result.errors)")
    let paths = result.output.split(separator: "\n").map(String.init)
    let page = try #require(sandbox.read("work/Outputs/index.html"))
    let html = String(decoding: page, as: UTF8.self)
    #expect(html.hasPrefix("<!"))
    #expect(html.contains("</html>"))
    for path in paths where path.contains(".png") {
      let name = try #require(path.split(separator: " ").first)
      #expect(sandbox.read("work/\(name)") != nil, "\(name)")
    }
    #expect(!html.contains("{{"))
  }

  @Test
  func `a direction draws`() throws {
    let numbers = (0..<10).map { "\($0 % 2 == 0 ? 1 : -0.5)" }.joined(separator: "\n")
    try sandbox.write("work/direction.txt", Data(numbers.utf8))
    let result = sandbox.render(
      model, "--layer", "logits", "--direction", "direction.txt", "--cosine-power", "2")
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test
  func `a transparent picture has one more channel, and replaces an opaque one`() throws {
    #expect(sandbox.render(model, "--class", "3").status == 0)
    #expect(sandbox.render(model, "--class", "3", "--transparent").status == 0)
    #expect(try picture("3-class-3").channelCount == 4)
  }

  @Test
  func `fewer prototypes than before leave none of the old ones`() throws {
    #expect(sandbox.render(model, "--class", "3", "--count", "3").status == 0)
    #expect(sandbox.names(in: "work/Outputs/3-class-3").contains("3-class-3-3.png"))
    #expect(sandbox.render(model, "--class", "3", "--seed", "1").status == 0)
    #expect(
      sandbox.names(in: "work/Outputs/3-class-3")
        == ["3-class-3-1.png", "contact-sheet.png", "manifest.json"])
  }

  @Test
  func `the page of a folder with two models names both`() throws {
    #expect(sandbox.render(model, "--class", "3").status == 0)
    #expect(sandbox.render(Sandbox.fixture("tiny-gray"), "--class", "4").status == 0)
    let page = try #require(sandbox.read("work/Outputs/index.html"))
    let html = String(decoding: page, as: UTF8.self)
    #expect(html.contains("tiny-residual"))
    #expect(html.contains("tiny-gray"))
  }

  // MARK: Printing

  @Test
  func `JSON is all that standard output gets`() throws {
    let result = sandbox.render(model, "--class", "3,5", "--json")
    #expect(result.status == 0)
    let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    let subjects = try #require((json as? [String: Any])?["subjects"] as? [[String: Any]])
    #expect(subjects.compactMap { $0["title"] as? String } == ["class 3", "class 5"])
  }

  @Test
  func `quiet prints nothing at all`() {
    let result = sandbox.render(model, "--class", "3", "--quiet")
    #expect(result.status == 0)
    #expect(result.output.isEmpty)
    #expect(result.errors.isEmpty)
  }

  @Test
  func `a bar is drawn on a terminal alone`() {
    let bar = sandbox.render(model, ["--class", "3"], isTerminal: true)
    #expect(bar.errors.contains("█"))
    #expect(bar.errors.contains("\r"))
    let plain = sandbox.render(model, ["--class", "4"])
    #expect(!plain.errors.contains("\r"))
    #expect(!plain.errors.contains("\u{1B}"))
    #expect(plain.errors.contains("step 3 of 3"))
  }

  @Test
  func `a softmax at the end is named, with what is used instead`() {
    let result = sandbox.render(Sandbox.fixture("tiny-softmax"), "--class", "3")
    #expect(result.status == 0)
    #expect(result.errors.contains("Softmax"))
    #expect(result.errors.contains("'/classify/Gemm_output_0'"))
  }

  // MARK: Pictures of no use

  @Test
  func `a number that is none stops the ascent, keeps the last good picture, names the step`()
    throws
  {
    try sandbox.write(TinyModel.fragile(), to: "fragile.onnx")
    let result = sandbox.render(
      "fragile.onnx", "--class", "1", "--normalization", "none", "--steps", "200", "--json")
    #expect(result.status == 65, "\(result.errors)")
    #expect(result.errors.contains("stopped at step"))
    #expect(result.errors.contains("not a finite number"))
    _ = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    let prototypes = try #require(try manifest("1-class-1")["prototypes"] as? [[String: Any]])
    let objectives = try #require(prototypes[0]["objectives"] as? [Any])
    #expect(objectives.count > 1)
    #expect(objectives.count < 200)
    #expect(prototypes[0]["isFailure"] as? Bool == true)
    let scores = try #require(prototypes[0]["scores"] as? [String: Any])
    #expect((scores["logit"] as? Double)?.isFinite == true)
    #expect(Set(try picture("1-class-1").bytes).count > 1)
    #expect(sandbox.read("work/Outputs/index.html") != nil)
  }

  @Test
  func `a network without gradients is explained, and ends with a status`() throws {
    try sandbox.write(TinyModel.rounding(), to: "rounding.onnx")
    let result = sandbox.render("rounding.onnx", "--class", "1", "--quiet")
    #expect(result.status == 65)
    #expect(result.errors.split(separator: "\n").count == 1)
    #expect(result.errors.contains("class 1: "), "\(result.errors)")
    #expect(result.errors.contains("no influence"), "\(result.errors)")
  }
}
