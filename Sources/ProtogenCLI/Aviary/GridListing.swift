internal import Aviary
internal import Training

/// The benchmark's models as columns of text.
struct GridListing {
  private let models: [BenchmarkModel]

  init(_ models: [BenchmarkModel]) {
    self.models = models
  }

  var text: String {
    TextTable(
      header: ["name", "kind", "share", "seed", "planted"],
      rows: models.map { model in
        [
          model.name, model.kind.rawValue, model.share.rawValue, "\(model.schooling.training.seed)",
          model.schooling.plantings.map(Self.words).joined(separator: ", "),
        ]
      }
    ).text
  }

  private static func words(_ planting: Planting) -> String {
    switch planting.rule {
    case .species(let species, let strength): "\(species.label):\(planting.cue.name):\(strength)"
    case .independent(let probability): "any:\(planting.cue.name):\(probability)"
    case .pose(let strength): "pose:\(planting.cue.name):\(strength)"
    }
  }
}
