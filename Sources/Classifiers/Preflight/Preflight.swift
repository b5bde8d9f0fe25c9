internal import Foundation
internal import ONNX
internal import Tensors

/// Looks for the silent mistakes that make bad pictures, by the graph and a few test images.
///
/// Everything here needs no photographs; `PreprocessingTrial` does the part that does.
public struct Preflight {
  private let classifier: Classifier

  public init(of classifier: Classifier) {
    self.classifier = classifier
  }

  /// Runs the checks that cost next to nothing: those that `render` runs first.
  public func quickDiagnoses() throws -> [Diagnosis] {
    squashedOutput() + quantization() + (try gradientAtInput())
  }

  /// Runs every check.
  public func diagnoses() throws -> [Diagnosis] {
    try quickDiagnoses() + deadLayers() + sizes()
  }

  private func squashedOutput() -> [Diagnosis] {
    guard let squashing = classifier.output.squashing else { return [] }
    return [
      Diagnosis(
        severity: .note, subject: "output",
        message: """
          The model ends in \(squashing.rawValue). Its gradient vanishes as a class wins, so the \
          value before it, '\(classifier.logitLayer)', is used as the logits.
          """)
    ]
  }

  private func quantization() -> [Diagnosis] {
    let count = classifier.model.graph.nodes
      .count { ["QuantizeLinear", "DynamicQuantizeLinear"].contains($0.operatorType) }
    guard count > 0 else { return [] }
    return [
      Diagnosis(
        severity: .warning, subject: "gradient",
        message: """
          The model rounds activations in \(count) places. Gradients pass straight through them, \
          which is an approximation; the float model gives better pictures.
          """)
    ]
  }

  /// Whether the class scores have a gradient with respect to the image at all.
  private func gradientAtInput() throws -> [Diagnosis] {
    let probe = ActivityProbe(of: classifier)
    let magnitude = try probe.gradientAtInput()
    if magnitude == nil || magnitude == 0 {
      return [
        Diagnosis(
          severity: .problem, subject: "gradient",
          message: """
            No gradient reaches the image: something in the model is constant or rounds. \
            'protogen layers' shows where it stops.
            """)
      ]
    }
    return []
  }

  private func deadLayers() throws -> [Diagnosis] {
    let dead = try classifier.layers(probing: true).filter { $0.liveness?.isDead ?? false }
    guard let first = dead.first else { return [] }
    return [
      Diagnosis(
        severity: .warning, subject: "layers",
        message: """
          \(dead.count) layers react to none of the test images, '\(first.name)' first. Check \
          the value range and normalization, or the weights.
          """)
    ]
  }

  /// Which sizes the graph takes, against what it declares.
  private func sizes() throws -> [Diagnosis] {
    guard classifier.input.height == nil || classifier.input.width == nil else { return [] }
    let (_, height, width) = classifier.imageShape
    let tried = [(height + 32, width + 32), (height + 1, width + 1), (height / 2, width / 2)]
    let accepted = tried.filter { (try? Self.accepts($0.0, $0.1, classifier)) ?? false }
    let list = { (sizes: [(Int, Int)]) in
      sizes.map { "\($0.0)×\($0.1)" }.joined(separator: ", ")
    }
    let message =
      accepted.isEmpty
      ? "The graph declares any size, but runs at \(height)×\(width) alone (tried \(list(tried)))."
      : "The graph also runs at \(list(accepted))."
    return [Diagnosis(severity: .note, subject: "size", message: message)]
  }

  private static func accepts(_ height: Int, _ width: Int, _ classifier: Classifier) throws -> Bool
  {
    let other = try Classifier(
      classifier.model, preprocessing: classifier.preprocessing, height: height, width: width,
      outputName: classifier.output.name)
    return other.classCount == classifier.classCount
  }
}
