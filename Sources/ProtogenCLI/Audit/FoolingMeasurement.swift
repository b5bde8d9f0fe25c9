internal import ActivationPaths
internal import Classifiers
internal import FeatureVisualization
internal import Foundation
internal import Tensors

/// What speaks for or against prototypes beside their path.
struct FoolingMeasurement {
  let model: LoadedModel
  let transfer: TransferNetwork?
  let photographs: AuditPhotographs
  /// What the photographs look like to the network, in their order.
  let descriptors: PhotographDescriptors

  /// How many of the nearest photographs are named.
  private static let neighborCount = 3

  /// Shows a prototype to the network, as it is and under held-out transforms, and to the second
  /// network, and looks for the photographs that are most like it.
  func score(_ prototype: AuditedPrototype) throws -> FoolingScore {
    let scores = try HeldOutTransforms().scores(
      of: prototype.picture(for: model.classifier),
      classIndices: [prototype.classIndex + model.labelOffset], by: model.classifier,
      device: model.classifier.device)
    return FoolingScore(
      recipe: prototype.recipe, classIndex: prototype.classIndex, number: prototype.number,
      logit: Double(scores[0].logit), probability: Double(scores[0].probability),
      heldOutProbability: scores[0].heldOutProbability,
      heldOutTopShare: scores[0].heldOutTopShare,
      transfer: try transfer?.score(prototype), neighbors: try neighbors(of: prototype))
  }

  private func neighbors(of prototype: AuditedPrototype) throws -> [FoolingScore.Neighbor] {
    try descriptors.nearest(
      to: prototype.image(for: model.classifier), in: model.classifier, count: Self.neighborCount
    ).map {
      FoolingScore.Neighbor(
        file: photographs.entries[$0.index].photograph.path, classIndex: $0.classIndex,
        similarity: $0.similarity)
    }
  }
}
