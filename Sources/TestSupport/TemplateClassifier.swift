public import Classifiers
public import Tensors

/// A classifier whose answer is known by hand: each logit is a template's dot product.
///
/// `logits = W · (x - 1/2)`, where row `k` of `W` is the template of class `k`, a smooth wave with a
/// frequency and a color of its own, divided by the square root of its size. Layer `pooled` is the
/// mean of the image in blocks of 4 × 4 pixels, minus one half.
public struct TemplateClassifier: ActivationSource {
  public let logitLayer = "logits"
  public let imageShape: (channels: Int, height: Int, width: Int)
  /// The templates, of shape `[classes, channels * height * width]`.
  public let templates: [[Float]]
  private let weights: Tensor

  public init(
    channels: Int = 3, height: Int = 16, width: Int = 16, classCount: Int = 4
  ) throws {
    imageShape = (channels, height, width)
    let count = channels * height * width
    templates = (0..<classCount).map { label in
      (0..<count).map { index in
        let (row, column) = (index / width % height, index % width)
        let phase = Float(label + 1) * (Float(row) / Float(height) + Float(column) / Float(width))
        let sign: Float = (index / (width * height) + label) % 2 == 0 ? 1 : -0.5
        return sign * triangle(phase) / Float(count).squareRoot()
      }
    }
    weights = try Tensor(templates.flatMap { $0 }, shape: [classCount, count])
  }

  public func activations(of images: Tensor, at layers: [String]) throws -> [String: Tensor] {
    let shape = images.shape
    let centered = try images.adding(-0.5)
    var values: [String: Tensor] = [:]
    if layers.contains("logits") {
      values["logits"] = try centered.reshaped(to: [shape[0], -1])
        .matrixMultiplied(by: weights.transposed(0, 1))
    }
    if layers.contains("pooled") {
      values["pooled"] = try centered.averagePooled(
        PoolingGeometry(window: [4, 4], strides: [4, 4], padding: [0, 0]), countsPadding: false)
    }
    return values
  }

  /// Returns the logit of an image, computed without libtorch.
  public func logit(_ classIndex: Int, of image: [Float]) -> Float {
    zip(templates[classIndex], image).reduce(0) { $0 + $1.0 * ($1.1 - 0.5) }
  }
}

/// A wave of period 1 between -1 and 1.
private func triangle(_ phase: Float) -> Float {
  let fraction = phase - phase.rounded(.down)
  return fraction < 0.5 ? 4 * fraction - 1 : 3 - 4 * fraction
}
