import Classifiers
import FeatureVisualization
import Foundation
import ONNX
import SpuriousFeatures
import Testing

@Suite struct ClassifierSuspicionTests {
  private static func classifier(_ name: String) throws -> Classifier {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/aviary/\(name).onnx")
    let model = try Model(contentsOf: file)
    let metadata = try ModelMetadata(model.metadata, file: file.path)
    return try Classifier(model, preprocessing: #require(metadata.preprocessing))
  }

  private static let recipe = Recipe(name: "few", steps: 3)

  @Test(arguments: ["a-100-1", "b-100-1"])
  func `a leaderboard's numbers are the ranking's, for pooled and for flattened features`(
    name: String
  ) throws {
    let classifier = try Self.classifier(name)
    let scores = try classifier.suspicionScores(recipe: Self.recipe)
    #expect(scores.count == 12)
    #expect(abs(scores.reduce(0, +)) < 1e-9)
    let whole = try classifier.suspicionMeasurements(
      recipe: Self.recipe, configuration: SuspicionConfiguration(locates: false))
    let ranking = SuspicionRanking(whole)
    #expect(zip(scores, ranking.scores).allSatisfy { abs($0 - $1) < 0.01 })
    #expect(whole.values[.sufficiency] == nil)
    // The 1,024 features of the flattened network are 64 channels at 16 places.
    let carriers = whole.details.flatMap { $0.carriers ?? [] }
    #expect(carriers.allSatisfy { (0..<64).contains($0.feature) })
  }

  @Test func `a stop while drawing is a stop`() throws {
    #expect(throws: SpuriousFeatureError.cancelled) {
      try Self.classifier("clean-1").suspicionScores(recipe: Self.recipe) { phase, _, _ in
        phase == .scores
      }
    }
  }
}
