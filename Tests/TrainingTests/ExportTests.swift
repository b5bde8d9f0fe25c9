import Classifiers
import Foundation
import ONNX
import Tensors
import Testing
import Training

struct ExportTests {
  static let labels = LabelList(name: "birds", names: ["robin", "wren", "jay"])

  static let architectures = [
    WaveNetwork.architecture,
    .residual(classCount: 3, size: 33, widths: [4, 6, 8]),
    .conv4(classCount: 3, size: 32, width: 4),
    .conv4(classCount: 3, size: 29, width: 4, head: .flatten),
    NetworkArchitecture(
      height: 23, width: 18, stem: .init(kernelSize: 3, width: 4, stride: 2, pooling: 3),
      stages: [.init(width: 5)], block: .residual, head: .flatten, classCount: 3),
  ]

  @Test(arguments: architectures)
  func `an exported network gives the same logits as the one it was made from`(
    architecture: NetworkArchitecture
  ) throws {
    let preprocessing = try Preprocessing(mean: [0.5, 0.4, 0.3], standardDeviation: [0.25])
    let network = try Network(architecture, preprocessing: preprocessing, seed: 3)
    let bytes = try network.model(labels: Self.labels).serialized()
    let model = try Model(serialized: bytes, externalFolder: nil, name: "birds.onnx")
    let metadata = try ModelMetadata(model.metadata, file: "birds.onnx")
    let classifier = try Classifier(model, preprocessing: #require(metadata.preprocessing))
    #expect(classifier.imageShape.height == architecture.height)
    #expect(metadata.labels?.classes == Self.labels.classes)

    let count = 2 * 3 * architecture.height * architecture.width
    let images = try Tensor(
      WaveNetwork.wave(count, step: 0.9).map { ($0 + 1) / 2 },
      shape: [2, 3, architecture.height, architecture.width])
    let logits = try network.logits(of: images).floats()
    #expect(agree(try classifier.logits(of: images).floats(), logits, within: 1e-5))
  }

  /// The file that Tests/References/training/onnxruntime_logits.py reads.
  static let fixture = URL(fileURLWithPath: #filePath)
    .appending(path: "../../Fixtures/training/waves.onnx").standardizedFileURL

  @Test func `the file of the wave network is the committed one`() throws {
    let bytes = try WaveNetwork.network().model(labels: Self.labels).serialized()
    if ProcessInfo.processInfo.environment["PROTOGEN_RECORD_GOLDENS"] == "1" {
      try bytes.write(to: Self.fixture)
      Issue.record("recorded \(Self.fixture.lastPathComponent)")
    }
    #expect(try Data(contentsOf: Self.fixture) == bytes)
  }

  @Test func `layers are named after their place, batch normalization among them`() throws {
    let model = try WaveNetwork.network().model(labels: Self.labels)
    let names = model.graph.nodes.flatMap(\.outputs)
    #expect(model.opset == 17)
    #expect(
      ["stem.relu", "stage1.block0.bn1", "stage1.block0.relu1", "stage1.block0.add", "logits"]
        .allSatisfy(names.contains))
    #expect(model.graph.inputs[0].dimensions?.first == .symbolic("batch"))
  }

  @Test func `labels must be as many as the classes`() throws {
    let network = try WaveNetwork.network()
    let error = #expect(throws: TrainingError.self) {
      try network.model(labels: LabelList(name: "two", names: ["a", "b"]))
    }
    #expect(error == .wrongNameCount(expected: 3, found: 2))
  }

  @Test func `the networks to be built in have the weights that their documentation says`() throws {
    let preprocessing = try Preprocessing()
    let residual = try Network(
      .residual(classCount: 12), preprocessing: preprocessing, seed: 0)
    #expect(400_000...480_000 ~= residual.parameterCount)
    let plain = try Network(.conv4(classCount: 10), preprocessing: preprocessing, seed: 0)
    #expect(45_000...55_000 ~= plain.parameterCount)
  }
}
