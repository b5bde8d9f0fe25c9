public import Classifiers
public import Tensors

/// A classifier whose only unit is dead for gray images: `relu(brightness - 0.6)`.
public struct RedirectingClassifier: GradientRedirecting {
  public let logitLayer = "logits"
  public let imageShape = (channels: 3, height: 8, width: 8)

  public init() {}

  public func activations(of images: Tensor, at layers: [String]) throws -> [String: Tensor] {
    ["logits": try unit(images).relu()]
  }

  public func activationsRedirectingGradients(
    of images: Tensor, at layers: [String]
  ) throws -> [String: Tensor] {
    ["logits": try unit(images).redirectedRelu()]
  }

  private func unit(_ images: Tensor) throws -> Tensor {
    try images.mean(axes: [1, 2, 3]).insertingAxis(1).adding(-0.6)
  }
}
