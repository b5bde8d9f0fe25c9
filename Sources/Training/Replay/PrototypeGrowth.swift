internal import Fourier
package import Tensors

/// Lets prototypes grow: smooth steps up the score of their class.
///
/// Not thread-safe: use an instance from one thread at a time.
package final class PrototypeGrowth {
  private let fft: RealFFT2D
  /// The factor of each component of a plane's spectrum.
  private let scale: [Float]

  /// - Throws: `TrainingError.untransformable` if there is no Fourier transform of this size.
  package init(height: Int, width: Int, decayPower: Double) throws(TrainingError) {
    let shape = SpectrumShape(height: height, width: width)
    do {
      fft = try RealFFT2D(shape, forEach: TorchRuntime.forEach)
    } catch {
      throw .untransformable(reason: "\(error)")
    }
    scale = shape.naturalImageScale(decayPower: Float(decayPower)).flatMap { [$0, $0] }
  }

  /// Returns prototypes a few steps further, colors in `0...1` and without a record.
  ///
  /// - Parameters:
  ///   - images: Colors in `0...1`, of shape `[batch, channels, height, width]`.
  ///   - stepCount: How many gradients are followed.
  ///   - stepSize: How far each goes, an L2 norm.
  ///   - score: The sum of the scores that are raised, each of its image alone.
  /// - Returns: Images of the same shape.
  /// - Throws: `TensorError`, of the score or if these are no float32 images.
  package func grown(
    _ images: Tensor, stepCount: Int, stepSize: Double,
    score: (Tensor) throws(TensorError) -> Tensor
  ) throws(TensorError) -> Tensor {
    var current = images
    for _ in 0..<stepCount {
      let leaf = try current.requiringGradient()
      guard let gradient = try score(leaf).gradients(withRespectTo: [leaf])[0] else { break }
      let direction = try smoothed(gradient).direction()
      current = try current.adding(direction, scaledBy: stepSize).clamped(minimum: 0, maximum: 1)
    }
    return current
  }

  /// Divides each image's amplitudes by their frequencies.
  private func smoothed(_ gradient: Tensor) throws(TensorError) -> Tensor {
    var spectra = fft.spectra(of: try gradient.floats())
    for start in stride(from: 0, to: spectra.count, by: scale.count) {
      for index in scale.indices { spectra[start + index] *= scale[index] }
    }
    return try Tensor(fft.images(from: spectra), shape: gradient.shape)
  }
}

extension Tensor {
  /// Keeps divisions by the size of a gradient finite.
  private static let smallestNorm = 1e-12

  /// Each image of this `[batch, channels, height, width]` at an L2 norm of 1.
  func direction() throws(TensorError) -> Tensor {
    let size = try norm(order: 2, axes: [1, 2, 3], keepsAxes: true)
    return try divided(by: size.clamped(minimum: Self.smallestNorm, maximum: nil))
  }
}
