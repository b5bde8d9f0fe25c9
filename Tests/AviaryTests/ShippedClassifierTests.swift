import Aviary
import Classifiers
import Foundation
import ONNX
import Statistics
import Testing
import Training

/// The classifiers in `Presets/Classifiers`.
struct ShippedClassifierTests {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Presets/Classifiers")
  static let files =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
    .filter { $0.hasSuffix(".onnx") }

  @Test func `the built-in one is there`() {
    #expect(Self.files.contains("aviary.onnx"))
  }

  @Test(arguments: files)
  func `each is small, says how it was made, and knows birds that it has not seen`(
    name: String
  ) throws {
    let file = Self.folder.appending(path: name)
    #expect(try Data(contentsOf: file).count <= 2_000_000)
    let model = try Model(contentsOf: file)
    let metadata = try ModelMetadata(model.metadata, file: name)
    #expect(metadata.labels?.classes.map(\.displayName) == Species.allCases.map(\.label))
    let schooling = try #require(Schooling(of: model))
    let classifier = try Classifier(
      model, preprocessing: try #require(metadata.preprocessing))
    #expect(classifier.imageShape == (3, 128, 128))
    let table = try schooling.examination(sceneCount: 120) { try classifier.logits(of: $0) }
    // Far below what each reaches on 5,000, and never by chance.
    #expect(table.accuracy.value > 0.8)
  }

  @Test func `the label list is the world's species`() throws {
    let file = Self.folder.deletingLastPathComponent().appending(path: "Labels/aviary.txt")
    #expect(
      try LabelList(contentsOf: file).classes.map(\.displayName) == Species.allCases.map(\.label))
  }
}
