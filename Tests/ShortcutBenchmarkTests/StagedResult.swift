import Aviary
import Foundation
import ShortcutBenchmark
import SpuriousFeatures
import Testing

/// Results on the fixture `a-100-1`, whose truth is known, with cells that a test makes up.
enum StagedResult {
  /// The fixtures' folder.
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/aviary")

  static func truth(of name: String = "a-100-1") throws -> ModelTruth {
    let file = folder.appending(path: "\(name).truth.json")
    return try ModelTruth(json: Data(contentsOf: file), file: file.path)
  }

  /// The species of a truth, in the order of the classifier's outputs.
  static func species(_ truth: ModelTruth) -> [Species] {
    truth.cells.enumerated().compactMap { place, cell in
      truth.cells.firstIndex { $0.species == cell.species } == place ? cell.species : nil
    }
  }

  /// A number for each class by whether its shortcut was learned, was hardly learned, or is none.
  static func scores(
    _ truth: ModelTruth, _ score: (_ verdict: CueEffect.Verdict, _ classIndex: Int) -> Double
  ) -> [Double] {
    species(truth).enumerated().map { classIndex, species in
      let cue = truth.plantedCells.first { $0.species == species }
      return score(cue?.verdict ?? .negative, classIndex)
    }
  }

  static func result(
    kind: BenchmarkModel.Kind = .biased, truth: ModelTruth, cells: [TransplantCell] = [],
    baselines: [Baseline: [Double]] = [:], freshEffects: [FreshEffect]? = nil
  ) -> ModelResult {
    ModelResult(
      name: "staged", kind: kind, truth: truth, cells: cells, baselines: baselines,
      freshEffects: freshEffects)
  }

  /// A cell of a real test whose figures are others.
  static func cell(
    _ classIndex: Int, _ component: Component, effect: Double, reach: Double = 0.01,
    isFlagged: Bool = false, alias: Component? = nil
  ) throws -> TransplantCell {
    var fields = try #require(JSONSerialization.jsonObject(with: template()) as? [String: Any])
    fields["classIndex"] = classIndex
    fields["component"] = component.rawValue
    fields["isFlagged"] = isFlagged
    fields["alias"] = alias?.rawValue
    fields["place"] = nil
    for (arm, value) in [("sufficiency", effect), ("necessity", 0)] {
      var figures = try #require(fields[arm] as? [String: Any])
      figures["probability"] = [
        "value": value, "lower": value - reach, "upper": value + reach, "count": 9,
      ]
      fields[arm] = figures
    }
    return try JSONDecoder().decode(
      TransplantCell.self, from: JSONSerialization.data(withJSONObject: fields))
  }

  private static func template() throws -> Data {
    let collection = try HandMade.collection { number, pixel in Float((number + pixel) % 5) / 5 }
    var configuration = TransplantConfiguration()
    configuration.permutationCount = 10
    configuration.sampleCount = 10
    let cells = try DonorTransplantTest(
      HandMade.reader { _ in true }, collection, configuration: configuration
    ).cells()
    return try JSONEncoder().encode(try #require(cells.first))
  }
}
