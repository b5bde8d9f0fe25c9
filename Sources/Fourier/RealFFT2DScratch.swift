internal import CFFTW

/// Sole owner of one thread's buffers, aligned as FFTW's vector code wants them.
final class RealFFT2DScratch {
  /// The coefficients of one plane.
  let spectrum: UnsafeMutablePointer<fftwf_complex>
  /// The pixels of one plane.
  let image: UnsafeMutablePointer<Float>
  /// The same memory as `spectrum`, seen as real and imaginary parts side by side.
  let components: UnsafeMutablePointer<Float>

  init(_ shape: SpectrumShape) throws(FourierError) {
    guard let spectrum = fftwf_alloc_complex(shape.coefficientCount) else {
      throw .planUnavailable(shape)
    }
    guard let image = fftwf_alloc_real(shape.pixelCount) else {
      fftwf_free(spectrum)
      throw .planUnavailable(shape)
    }
    self.spectrum = spectrum
    self.image = image
    self.components = UnsafeMutableRawPointer(spectrum)
      .bindMemory(to: Float.self, capacity: shape.componentCount)
  }

  deinit {
    fftwf_free(spectrum)
    fftwf_free(image)
  }
}
