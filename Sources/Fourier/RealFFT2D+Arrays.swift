extension RealFFT2D {
  /// Returns the images of half spectra.
  ///
  /// - Parameter spectra: Coefficients, of shape `[planes, height, columnCount, 2]`.
  /// - Returns: Pixels, of shape `[planes, height, width]`.
  /// - Precondition: The number of floats is a multiple of ``SpectrumShape/componentCount``.
  public func images(from spectra: [Float]) -> [Float] {
    mapPlanes(spectra, from: shape.componentCount, to: shape.pixelCount, inverse)
  }

  /// Returns the half spectra of images.
  ///
  /// - Parameter images: Pixels, of shape `[planes, height, width]`.
  /// - Returns: Coefficients, of shape `[planes, height, columnCount, 2]`.
  /// - Precondition: The number of floats is a multiple of ``SpectrumShape/pixelCount``.
  public func spectra(of images: [Float]) -> [Float] {
    mapPlanes(images, from: shape.pixelCount, to: shape.componentCount, forward)
  }

  /// Returns gradients with respect to half spectra, given those with respect to their images.
  ///
  /// - Parameter imageGradients: Derivatives by pixel, of shape `[planes, height, width]`.
  /// - Returns: Derivatives by the real and the imaginary part of each coefficient, of shape
  ///   `[planes, height, columnCount, 2]`.
  /// - Precondition: The number of floats is a multiple of ``SpectrumShape/pixelCount``.
  /// - SeeAlso: ``adjoint(_:into:count:)``
  public func pullback(of imageGradients: [Float]) -> [Float] {
    mapPlanes(imageGradients, from: shape.pixelCount, to: shape.componentCount, adjoint)
  }

  private func mapPlanes(
    _ source: [Float], from sourceCount: Int, to targetCount: Int,
    _ transform: (UnsafeBufferPointer<Float>, UnsafeMutableBufferPointer<Float>, Int) -> Void
  ) -> [Float] {
    let planeCount = source.count / sourceCount
    return [Float](unsafeUninitializedCapacity: planeCount * targetCount) { target, count in
      let planes = UnsafeMutableBufferPointer(rebasing: target[..<(planeCount * targetCount)])
      source.withUnsafeBufferPointer { transform($0, planes, planeCount) }
      count = planeCount * targetCount
    }
  }
}
