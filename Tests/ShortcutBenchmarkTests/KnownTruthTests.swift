import Aviary
import Classifiers
import Foundation
import ONNX
import ShortcutBenchmark
import SpuriousFeatures
import Testing

/// Detection on classifiers whose truth is known, in `Tests/Fixtures/aviary`.
@Suite struct KnownTruthTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/aviary")

  private static var quick: TransplantConfiguration {
    var configuration = TransplantConfiguration()
    configuration.recipientsPerClass = 10
    configuration.permutationCount = 5000
    configuration.sampleCount = 200
    return configuration
  }

  private static func result(of name: String) throws -> ModelResult {
    let model = try Model(contentsOf: folder.appending(path: "\(name).onnx"))
    let preprocessing = try #require(ModelMetadata(model.metadata, file: name).preprocessing)
    let benchmark = try #require(BenchmarkGrid.models.first { $0.name == name })
    let truthFile = folder.appending(path: "\(name).truth.json")
    let test = try DonorTransplantTest(
      Classifier(model, preprocessing: preprocessing),
      ImageCollection(of: benchmark.schooling, imagesPerClass: 20, hasCores: true),
      configuration: quick)
    return ModelResult(
      name: name, kind: benchmark.kind,
      truth: try ModelTruth(json: Data(contentsOf: truthFile), file: truthFile.path),
      cells: try test.cells())
  }

  @Test func `every learned shortcut is found by its cause, and nothing else`() throws {
    let scores = BenchmarkScores([try Self.result(of: "b-100-1")])
    #expect(scores.recall.total == 3)
    #expect(scores.recall.count == 3)
    #expect(scores.falseFindings.count == 0)
    #expect(try #require(scores.areaUnderCurve) > 0.95)
    #expect(try #require(scores.effectCorrelation) > 0.85)
  }

  @Test func `a classifier without shortcuts has no finding`() throws {
    let scores = BenchmarkScores([try Self.result(of: "clean-1")])
    #expect(scores.recall.total == 0)
    #expect(scores.falseFindings.total == 0)
    #expect(scores.nullFindings.total == 12 * 9)
  }
}
