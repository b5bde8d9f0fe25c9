import Aviary
import Classifiers
import Foundation
import ONNX
import Tensors
import Testing
import Training

/// The benchmark's classifiers in `Tests/Fixtures/aviary`.
struct FixtureClassifierTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/aviary")
  static let names = ["a-095-2", "a-100-1", "b-095-2", "b-100-1", "clean-1", "clean-2"]
  /// How far from ONNX Runtime's a logit may be; they are up to 30.
  private static let tolerance: Float = 1e-4

  private static func file(_ name: String) -> URL { folder.appending(path: "\(name).onnx") }

  private static func truth(_ name: String) throws -> ModelTruth {
    let file = folder.appending(path: "\(name).truth.json")
    return try ModelTruth(json: Data(contentsOf: file), file: file.path)
  }

  @Test(arguments: names)
  func `each is small, and says that it is the benchmark's model of its name`(name: String)
    throws
  {
    let data = try Data(contentsOf: Self.file(name))
    #expect(data.count < 250_000)
    let benchmark = try #require(BenchmarkGrid.models.first { $0.name == name })
    let schooling = try #require(Schooling(of: Model(contentsOf: Self.file(name))))
    #expect(schooling == benchmark.schooling)
  }

  @Test(arguments: names + ShippedClassifierTests.files.map { String($0.dropLast(5)) })
  func `each has the logits that ONNX Runtime finds, and so have those that ship`(name: String)
    throws
  {
    let goldens = try JSONDecoder().decode(
      [String: [Float]].self,
      from: Data(contentsOf: Self.folder.appending(path: "logits.json")))
    let expected = try #require(goldens[name])
    let isFixture = Self.names.contains(name)
    let model = try Model(
      contentsOf: isFixture
        ? Self.file(name) : ShippedClassifierTests.folder.appending(path: "\(name).onnx"))
    let metadata = try ModelMetadata(model.metadata, file: name)
    let classifier = try Classifier(model, preprocessing: #require(metadata.preprocessing))
    let side = isFixture ? 64 : 128
    let waves = (0..<2 * 3 * side * side).map { Float((sin(Double($0) * 0.9) + 1) / 2) }
    let logits = try classifier.logits(of: Tensor(waves, shape: [2, 3, side, side])).floats()
    #expect(logits.count == expected.count)
    let difference = try #require(zip(logits, expected).map { abs($0 - $1) }.max())
    #expect(difference < Self.tolerance, "\(name): \(difference)")
  }

  @Test(arguments: names)
  func `each truth is about its file, and calls what was learned by its name`(name: String)
    throws
  {
    let truth = try Self.truth(name)
    #expect(try FileDigest.sha256(of: Self.file(name)) == truth.modelSHA256)
    #expect(truth.cells.count == Species.allCases.count * Cue.all.count)
    let learned = truth.cells.filter { $0.verdict == .positive }
    #expect(learned.isEmpty == name.hasPrefix("clean"))
    #expect(learned.allSatisfy { $0.strength != nil })
  }

  @Test func `the oracle finds the same effect again`() throws {
    let model = try Model(contentsOf: Self.file("b-100-1"))
    let metadata = try ModelMetadata(model.metadata, file: "b-100-1")
    let classifier = try Classifier(model, preprocessing: #require(metadata.preprocessing))
    let truth = try Self.truth("b-100-1")
    let cell = try #require(
      truth.cells.first { $0.species == .kingfisher && $0.cue == .checker })
    let world = try World(seed: 77)
    var changes: [Double] = []
    for index in 0..<12 {
      let scene = world.scene(index, of: .robin)
      let pair = [scene.doing(.checker, false), scene.doing(.checker, true)]
      let images = try Tensor(
        SceneBatch.planes(of: pair, height: 64, width: 64), shape: [2, 3, 64, 64])
      let place = try #require(world.species.firstIndex(of: .kingfisher))
      let shares = try classifier.logits(of: images).softmax(axis: 1).floats()
      changes.append(Double(shares[world.species.count + place] - shares[place]))
    }
    let mean = changes.reduce(0, +) / Double(changes.count)
    #expect(mean > 0.5 * cell.effect.mean)
  }
}
