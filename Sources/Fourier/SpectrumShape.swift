internal import Foundation

/// The shape of the half spectrum of a real image.
///
/// The Fourier transform of a real image repeats itself: the coefficient at a frequency is the
/// complex conjugate of the one at the opposite frequency. A half spectrum keeps only the columns
/// of nonnegative horizontal frequency, and so has the shape `[height, columnCount]`.
public struct SpectrumShape: Hashable, Sendable {
  /// The height of the image, in pixels; also the number of rows of the spectrum.
  public let height: Int
  /// The width of the image, in pixels.
  public let width: Int

  /// Creates the shape for images of one size.
  ///
  /// - Parameters:
  ///   - height: The height of the image, in pixels.
  ///   - width: The width of the image, in pixels.
  /// - Precondition: Both are at least 1.
  public init(height: Int, width: Int) {
    precondition(height > 0, "The height must be positive, but is \(height).")
    precondition(width > 0, "The width must be positive, but is \(width).")
    self.height = height
    self.width = width
  }
}

extension SpectrumShape {
  /// The number of pixels of the image.
  public var pixelCount: Int { height * width }

  /// The number of columns of the half spectrum: `width / 2 + 1`, rounded down.
  public var columnCount: Int { width / 2 + 1 }

  /// The number of complex coefficients of the half spectrum.
  public var coefficientCount: Int { height * columnCount }

  /// The number of floats of a half spectrum: a real and an imaginary part for each coefficient.
  public var componentCount: Int { 2 * coefficientCount }

  /// The vertical frequency of each row, in cycles per pixel, in `-0.5..<0.5`.
  ///
  /// Zero comes first, then the positive frequencies rising, then the negative ones rising, as
  /// in numpy's `fftfreq`. With an even height the frequency of half a cycle is negative.
  public var rowFrequencies: [Float] {
    (0..<height).map { row in
      Float(2 * row < height ? row : row - height) / Float(height)
    }
  }

  /// The horizontal frequency of each column, in cycles per pixel, in `0...0.5`.
  ///
  /// The order is that of numpy's `rfftfreq`.
  public var columnFrequencies: [Float] {
    (0..<columnCount).map { column in Float(column) / Float(width) }
  }

  /// How many coefficients of the full spectrum each column stands for: 1 or 2.
  ///
  /// An interior column also stands for its conjugate. The column of frequency zero and, with an
  /// even width, that of half a cycle per pixel are their own conjugates.
  public var columnMultiplicities: [Int] {
    (0..<columnCount).map { column in column == 0 || 2 * column == width ? 1 : 2 }
  }
}

extension SpectrumShape {
  /// Returns the amplitude that makes a white spectrum look like a natural image's.
  ///
  /// The scale of a coefficient is its spatial frequency, in cycles per pixel, raised to
  /// `-decayPower`. The zero frequency takes the scale of the lowest nonzero one,
  /// `1 / max(height, width)`, and so stays finite.
  ///
  /// - Parameter decayPower: How fast amplitude falls with frequency. `0` leaves the spectrum
  ///   white; `1` matches natural images.
  /// - Returns: Dimensionless scales, row-major, of shape `[height, columnCount]`.
  /// - Complexity: O(`coefficientCount`)
  /// - SeeAlso: `fft_image` in Lucid, which multiplies by `sqrt(height * width)` and divides the
  ///   transform by `height * width`. With the orthonormal transform of ``RealFFT2D`` both go.
  public func naturalImageScale(decayPower: Float = 1) -> [Float] {
    let lowest = 1 / Float(max(height, width))
    let columnFrequencies = columnFrequencies
    return rowFrequencies.flatMap { vertical in
      columnFrequencies.map { horizontal in
        pow(max(hypot(vertical, horizontal), lowest), -decayPower)
      }
    }
  }
}
