internal import Foundation
internal import Fourier

/// The magnitudes of a natural image's spectrum, for decorrelated colors.
///
/// Only ratios matter, since MACO standardizes its images.
public struct MagnitudeSpectrum: Hashable, Codable, Sendable {
  public let shape: ImageShape
  /// Magnitudes, of shape `[channels, height, columnCount]`.
  public let values: [Float]

  /// Creates a spectrum from magnitudes that were measured, for example.
  ///
  /// - Precondition: `values` fill the half spectra of `shape`.
  public init(_ values: [Float], shape: ImageShape) {
    precondition(
      values.count == shape.channels * shape.spectrum.coefficientCount,
      "\(values.count) magnitudes for \(shape)")
    self.shape = shape
    self.values = values
  }

  /// Returns the spectrum that ImageNet's images have on the average.
  ///
  /// `ln m = b - a ln f - (f / f₀)^p` with one set of numbers for each decorrelated color, `f` in
  /// cycles per pixel. The numbers were fitted to the magnitudes that Xplique is delivered with,
  /// at 512 pixels, to 0.1 rms in `ln m` for `f` below one half. Frequency zero takes the magnitude
  /// of `f = 1 / max(height, width)`; a fourth channel takes the first one's numbers.
  public static func natural(_ shape: ImageShape) -> MagnitudeSpectrum {
    let spectrum = shape.spectrum
    let lowest = 1 / Double(max(shape.height, shape.width))
    let values = (0..<shape.channels).flatMap { channel -> [Float] in
      let fit = fits[channel % fits.count]
      return spectrum.rowFrequencies.flatMap { row in
        spectrum.columnFrequencies.map { column in
          fit.magnitude(at: max(hypot(Double(row), Double(column)), lowest))
        }
      }
    }
    return MagnitudeSpectrum(values, shape: shape)
  }

  private struct Fit {
    let level, slope, cutoff, power: Double

    func magnitude(at frequency: Double) -> Float {
      Float(exp(level - slope * log(frequency) - pow(frequency / cutoff, power)))
    }
  }

  private static let fits = [
    Fit(level: 2.973, slope: 1.422, cutoff: 0.37, power: 3.75),
    Fit(level: 2.915, slope: 1.437, cutoff: 0.33, power: 3.00),
    Fit(level: 3.065, slope: 1.344, cutoff: 0.34, power: 3.25),
  ]
}
