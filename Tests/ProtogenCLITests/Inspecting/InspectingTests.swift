import Classifiers
import Foundation
import ImageFiles
import ONNX
import Testing

/// `protogen layers`, `doctor` and `operators`.
struct InspectingTests {
  let sandbox: Sandbox

  init() throws {
    sandbox = try Sandbox.withPresets()
  }

  // MARK: layers

  @Test
  func `layers lists name, operator, shape for one image, and what the probe says`() throws {
    let result = sandbox.run("layers", Sandbox.fixture("tiny-dead"))
    #expect(result.status == 0, "\(result.errors)")
    let rows = result.output.split(separator: "\n").map {
      $0.split(separator: " ").map(String.init)
    }
    #expect(rows[0] == ["layer", "operator", "shape", "probe"])
    #expect(rows[1] == ["/first/Conv_output_0", "Conv", "1×8×16×16", "no", "gradient"])
    let relu = try #require(rows.first { $0[0] == "/Relu_output_0" })
    #expect(relu == ["/Relu_output_0", "Relu", "1×12×8×8", "dead"])
  }

  @Test
  func `the layers of a working model are alive`() {
    let result = sandbox.run("layers", Sandbox.fixture("tiny-transformer"))
    #expect(result.status == 0)
    #expect(result.output.contains("live"))
    #expect(!result.output.contains("dead"))
  }

  @Test
  func `layers as JSON is JSON, and as names is names`() throws {
    let json = sandbox.run("layers", Sandbox.fixture("tiny-residual"), "--json")
    let list = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
    let layers = try #require(list as? [[String: Any]])
    #expect(layers[0]["shape"] as? [Int] != nil)
    let names = sandbox.run("layers", Sandbox.fixture("tiny-residual"), "--names")
    #expect(
      names.output.split(separator: "\n").map(String.init)
        == layers.compactMap { $0["name"] as? String })
  }

  // MARK: doctor

  private func doctor(_ model: String, _ words: String...) -> Sandbox.Result {
    sandbox.run(["doctor", "--model", model] + words)
  }

  @Test
  func `doctor finds a softmax at the output`() {
    let result = doctor(Sandbox.fixture("tiny-softmax"))
    #expect(result.status == 0)
    #expect(result.output.contains("note: output: The model ends in Softmax"))
  }

  @Test
  func `doctor finds quantized layers`() {
    let result = doctor(Sandbox.fixture("tiny-quantized"))
    #expect(result.output.contains("warning: gradient: The model rounds activations in 3 places"))
  }

  @Test
  func `doctor finds dead layers, and that no gradient arrives`() {
    let result = doctor(Sandbox.fixture("tiny-dead"))
    #expect(result.status == 1)
    #expect(result.output.contains("problem: gradient: No gradient reaches the image"))
    #expect(result.output.contains("'/Relu_output_0' first"))
  }

  @Test
  func `doctor tells which sizes a graph takes, whatever it declares`() throws {
    try sandbox.write(TinyModel.colors(input: TinyModel.anySize), to: "any.onnx")
    #expect(doctor("any.onnx", "--size", "16").output.contains("also runs at 48×48"))
    try sandbox.write(TinyModel.secretlySquare(), to: "square.onnx")
    #expect(doctor("square.onnx", "--size", "16").output.contains("runs at 16×16 alone"))
  }

  @Test
  func `doctor finds nothing wrong with a sound model`() {
    let result = doctor(Sandbox.fixture("tiny-residual"))
    #expect(result.status == 0)
    #expect(result.output.contains("nothing found"))
  }

  @Test
  func `doctor as JSON is JSON`() throws {
    let result = doctor(Sandbox.fixture("tiny-softmax"), "--json")
    let report = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    #expect(((report as? [String: Any])?["diagnoses"] as? [Any])?.count == 1)
  }

  // MARK: doctor with photographs

  /// A model that knows red from green only in colors of 0 to 255, and blue is its bias.
  ///
  /// `logits = (red - 50, green - 50, 0)`: in other ranges every photograph is blue.
  private func writeColorModel(metadata: [String: String] = [:]) throws {
    let model = TinyModel.model(
      [
        TinyModel.node("GlobalAveragePool", ["image"], "pooled"),
        TinyModel.node("Flatten", ["pooled"], "flat"),
        TinyModel.node("Gemm", ["flat", "weights", "bias"], "logits"),
      ],
      initializers: [
        "weights": TensorData(shape: [3, 3], floats: [1, 0, 0, 0, 1, 0, 0, 0, 0]),
        "bias": TensorData(shape: [3], floats: [-50, -50, 0]),
      ], metadata: metadata)
    try sandbox.write(model, to: "colors.onnx")
    try sandbox.write("work/colors.txt", Data("red\ngreen\nblue\n".utf8))
  }

  private func writePhotographs() throws {
    let colors: [(String, [UInt8])] = [
      ("red", [220, 20, 10]), ("green", [20, 220, 10]), ("blue", [10, 20, 220]),
    ]
    for (name, color) in colors {
      for number in 0..<4 {
        let bytes = [[UInt8]](repeating: color, count: 400).flatMap { $0 }
        let bitmap = Bitmap(height: 20, width: 20, channelCount: 3, bytes: bytes)
        try sandbox.write("work/photos/\(name)/\(number).png", bitmap.pngData())
      }
    }
  }

  @Test
  func `doctor finds the preprocessing that a model was trained with`() throws {
    try writeColorModel()
    try writePhotographs()
    let words = ["--labels", "colors.txt", "--images", "photos"]
    let wrong = sandbox.run(
      ["doctor", "--model", "colors.onnx", "--normalization", "none"] + words)
    #expect(wrong.status == 1, "\(wrong.errors)")
    #expect(wrong.output.contains("problem: preprocessing"), "\(wrong.output)")
    #expect(wrong.output.contains("--range 0.0,255.0"), "\(wrong.output)")
    let right = sandbox.run(["doctor", "--model", "colors.onnx", "--range", "0,255"] + words)
    #expect(right.output.contains("no other is clearly better"), "\(right.output)")
  }

  @Test
  func `a model's own metadata says how it is fed and what its classes are called`() throws {
    let own = ModelMetadata(
      labels: LabelList(name: "own", names: ["red", "green", "blue"]),
      preprocessing: try Preprocessing(range: 0...255))
    try writeColorModel(metadata: own.entries)
    try writePhotographs()
    let result = doctor("colors.onnx", "--images", "photos")
    #expect(result.status == 0, "\(result.errors)")
    #expect(!result.errors.contains("assuming"), "\(result.errors)")
    #expect(result.output.contains("no other is clearly better"), "\(result.output)")
    // What the command line says wins.
    let wrong = doctor("colors.onnx", "--images", "photos", "--normalization", "none")
    #expect(wrong.output.contains("problem: preprocessing"), "\(wrong.output)")
    let added = sandbox.run("models", "add", "colors", "colors.onnx")
    #expect(added.status == 0, "\(added.errors)")
    #expect(sandbox.run("models", "show", "colors").output.contains("255"))
  }

  @Test
  func `metadata that cannot be used is refused with its name`() throws {
    try writeColorModel(metadata: ["protogen.preprocessing": "{}"])
    let result = doctor("colors.onnx")
    #expect(result.status == 65)
    #expect(result.errors.contains("colors.onnx: protogen.preprocessing"), "\(result.errors)")
  }

  @Test
  func `doctor names unreadable photographs and unknown folders`() throws {
    try writeColorModel()
    try writePhotographs()
    try sandbox.write("work/photos/red/0.png", Data("no picture".utf8))
    try sandbox.write("work/photos/purple/0.png", Data("no picture".utf8))
    let result = doctor(
      "colors.onnx", "--range", "0,255", "--labels", "colors.txt", "--images", "photos")
    #expect(result.status == 0, "\(result.output)")
    #expect(result.errors.contains("red/0.png"))
    #expect(result.errors.contains("'purple'"))
  }

  @Test
  func `doctor refuses a folder that is absent, or has no class in it`() throws {
    try writeColorModel()
    let absent = doctor("colors.onnx", "--labels", "colors.txt", "--images", "absent")
    #expect(absent.status == 66)
    #expect(absent.errors.contains("absent"))
    try sandbox.write("work/photos/purple/0.png", Data())
    let unknown = doctor("colors.onnx", "--labels", "colors.txt", "--images", "photos")
    #expect(unknown.status == 66)
    #expect(unknown.errors.contains("'purple'"))
  }

  @Test
  func `doctor says so when no photograph can be read`() throws {
    try writeColorModel()
    try sandbox.write("work/photos/red/0.png", Data("no picture".utf8))
    let result = doctor("colors.onnx", "--labels", "colors.txt", "--images", "photos")
    #expect(result.status == 65)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("None of the photographs in 'photos' can be read"))
  }

  static let shared = Sandbox.project.appending(path: "../shared").standardizedFileURL
  static let squeezeNet = shared.appending(path: "models/squeezenet1.1.onnx").path
  static let imagenet = shared.appending(path: "images/imagenet").path

  @Test(
    .enabled(
      if: [squeezeNet, imagenet].allSatisfy(FileManager.default.fileExists),
      "the real model and photographs are not beside the project, in ../shared"))
  func `doctor finds that a real model wants ImageNet's normalization`() throws {
    let photos = sandbox.folder.appending(path: "work/photos")
    try FileManager.default.createDirectory(at: photos, withIntermediateDirectories: true)
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.imagenet).sorted()
    for name in names.prefix(8) {
      try FileManager.default.createSymbolicLink(
        at: photos.appending(path: name),
        withDestinationURL: URL(filePath: Self.imagenet).appending(path: name))
    }
    let wrong = doctor(Self.squeezeNet, "--normalization", "caffe", "--images", "photos")
    #expect(wrong.status == 1, "\(wrong.errors)")
    #expect(wrong.output.contains("problem: preprocessing: 'imagenet'"), "\(wrong.output)")
    #expect(wrong.output.contains("--std 0.229"), "\(wrong.output)")
  }

  // MARK: operators

  @Test
  func `operators lists what is claimed`() {
    let result = sandbox.run("operators")
    #expect(result.status == 0)
    let names = result.output.split(separator: "\n").map { $0.split(separator: " ")[0] }
    #expect(names.count > 100)
    for name in ["Conv", "Gemm", "Einsum", "Softmax", "Resize"] {
      #expect(names.contains { $0 == name })
    }
  }
}
