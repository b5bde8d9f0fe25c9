internal import Fourier

extension MagnitudeSpectrum {
  /// Measures the mean magnitudes of photos, after their colors are decorrelated.
  ///
  /// - Parameters:
  ///   - images: Colors in `0...1`, each of `shape`.
  ///   - shape: The shape of every image.
  /// - Returns: The mean magnitudes.
  /// - Throws: `FourierError` if no transform can be planned.
  /// - Precondition: There is at least one image, and each fills `shape`.
  public static func measured(
    _ images: [[Float]], shape: ImageShape
  ) throws -> MagnitudeSpectrum {
    precondition(!images.isEmpty, "no images to measure")
    let fft = try RealFFT2D(shape.spectrum)
    var sums = [Float](repeating: 0, count: shape.channels * shape.spectrum.coefficientCount)
    for image in images {
      precondition(image.count == shape.count, "\(image.count) values for \(shape)")
      let spectra = fft.spectra(of: decorrelated(image, shape))
      for index in sums.indices {
        let (real, imaginary) = (spectra[2 * index], spectra[2 * index + 1])
        sums[index] += (real * real + imaginary * imaginary).squareRoot()
      }
    }
    return MagnitudeSpectrum(sums.map { $0 / Float(images.count) }, shape: shape)
  }

  private static func decorrelated(_ image: [Float], _ shape: ImageShape) -> [Float] {
    var planes = image.map { $0 - 0.5 }
    if shape.channels >= 3 {
      planes.withUnsafeMutableBufferPointer { planes in
        guard let start = planes.baseAddress else { return }
        ColorMatrix.multiply(ColorMatrix.inverse, start, count: shape.height * shape.width)
      }
    }
    return planes
  }
}
