internal import ActivationPaths
internal import Classifiers
internal import FeatureVisualization
internal import Foundation
internal import Tensors

/// What speaks for or against prototypes beside their path.
struct FoolingMeasurement {
  let model: LoadedModel
  let transfer: TransferNetwork?

  /// Shows a prototype to the network, as it is and under held-out transforms, and to the second
  /// network.
  ///
  /// - Parameter neighbors: The photographs that the network sees as most similar.
  func score(
    _ prototype: AuditedPrototype, neighbors: [FoolingScore.Neighbor]
  ) throws -> FoolingScore {
    let scores = try HeldOutTransforms().scores(
      of: prototype.picture(for: model.classifier),
      classIndices: [prototype.classIndex + model.labelOffset], by: model.classifier,
      device: model.classifier.device)
    return FoolingScore(
      recipe: prototype.recipe, classIndex: prototype.classIndex, number: prototype.number,
      logit: Double(scores[0].logit), probability: Double(scores[0].probability),
      heldOutProbability: scores[0].heldOutProbability,
      heldOutTopShare: scores[0].heldOutTopShare,
      transfer: try transfer?.score(prototype), neighbors: neighbors)
  }
}
