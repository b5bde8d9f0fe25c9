public import Tensors

/// A network that can be asked for its named values.
public protocol ActivationSource {
  /// The layer of the class scores before any softmax.
  var logitLayer: String { get }

  /// The image size that the network is given: channels, height and width in pixels.
  var imageShape: (channels: Int, height: Int, width: Int) { get }

  /// Returns the values of layers for a batch of images, recorded for gradients when the images
  /// ask for them.
  ///
  /// - Parameters:
  ///   - images: Colors in `0...1`, of shape `[batch, channels, height, width]`; the network's own
  ///     preprocessing is applied inside.
  ///   - layers: The names of the values to return.
  /// - Returns: The values by name, the batch along their first axis.
  /// - Throws: An error if there is no such layer, or the images do not fit.
  func activations(of images: Tensor, at layers: [String]) throws -> [String: Tensor]
}

/// A network whose ReLUs can let gradients out of their dead zone.
public protocol GradientRedirecting: ActivationSource {
  /// Returns the values of layers as ``ActivationSource/activations(of:at:)`` does, with every
  /// ReLU's and ReLU6's gradient redirected where an image's whole gradient would be blocked.
  ///
  /// - SeeAlso: `protogen::redirected_relu`; Lucid does so for the first 16 steps.
  func activationsRedirectingGradients(
    of images: Tensor, at layers: [String]
  ) throws -> [String: Tensor]
}
