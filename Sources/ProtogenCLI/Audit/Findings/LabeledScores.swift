internal import Classifiers
internal import Tensors

/// A classifier whose first score is that of the first label, whatever stands before it.
struct LabeledScores: ActivationSource {
  private let classifier: Classifier
  private let offset: Int

  /// - Parameter model: The classifier, with how many outputs stand before its first label.
  init(_ model: LoadedModel) {
    classifier = model.classifier
    offset = model.labelOffset
  }

  var logitLayer: String { classifier.logitLayer }
  var imageShape: (channels: Int, height: Int, width: Int) { classifier.imageShape }

  func activations(of images: Tensor, at layers: [String]) throws -> [String: Tensor] {
    var values = try classifier.activations(of: images, at: layers)
    if offset > 0, let scores = values[logitLayer] {
      values[logitLayer] = try scores.slice(axis: 1, from: offset, to: scores.shape[1])
    }
    return values
  }
}

extension LinearHead {
  /// The map without the classes that stand before the first label.
  func dropping(_ count: Int) -> LinearHead {
    guard count > 0 else { return self }
    return LinearHead(
      featureLayer: featureLayer, featureCount: featureCount, classCount: classCount - count,
      weights: Array(weights.dropFirst(count * featureCount)), bias: Array(bias.dropFirst(count)))
  }
}
