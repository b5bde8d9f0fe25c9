/// What is optimized, and how an image is made of it.
public enum Parameterization: Hashable, Codable, Sendable {
  /// The coefficients of a half spectrum, scaled like those of natural images.
  ///
  /// An image is the sigmoid of `C · irfft2(z · max(f, 1/max(height, width))^-decayPower) / 4`,
  /// where `irfft2` is orthonormal, `f` is in cycles per pixel and `C` decorrelates colors
  /// (``ColorMatrix``). `z` starts out normally distributed.
  ///
  /// - SeeAlso: `fft_image` and `to_valid_rgb` in Lucid, which agree.
  case fourier(
    decayPower: Double = 1, standardDeviation: Double = 0.01, decorrelatesColors: Bool = true)
  /// The phases of a spectrum whose magnitude is that of natural images (Fel et al., 2023).
  ///
  /// An image is the sigmoid of `C · x`, where `x` is the transform of `magnitude · exp(i phase)`,
  /// standardized to mean 0 and variance 1 over all its channels. Phases start out evenly in
  /// `-π...π`, or normally distributed with variance 1 as in Xplique and Horama.
  case maco(normalPhases: Bool = false, decorrelatesColors: Bool = true)
  /// The pixels themselves, starting out normally distributed around gray.
  case pixels(
    standardDeviation: Double = 0.01, decorrelatesColors: Bool = false,
    bounds: PixelBounds = .sigmoid
  )
}

/// How pixels are kept in `0...1`.
public enum PixelBounds: String, Hashable, Codable, Sendable, CaseIterable {
  /// The image is the sigmoid of the parameters.
  case sigmoid
  /// The parameters are the image, and are limited after each step.
  case clamp
}

extension Parameterization {
  /// Whether colors are mixed by ``ColorMatrix``, where there are at least three channels.
  var decorrelatesColors: Bool {
    switch self {
    case .fourier(_, _, let decorrelates), .maco(_, let decorrelates),
      .pixels(_, let decorrelates, _):
      decorrelates
    }
  }

  /// Whether the parameters are the image's pixels.
  var isClamped: Bool {
    if case .pixels(_, _, .clamp) = self { true } else { false }
  }

  /// Whether the high frequencies can be held back.
  var hasSpectrum: Bool {
    if case .pixels = self { false } else { true }
  }
}
