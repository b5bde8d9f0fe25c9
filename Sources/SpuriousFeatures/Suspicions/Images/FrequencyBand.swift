internal import Fourier

/// A part of an image's frequencies.
///
/// What is as coarse as a tenth of a cycle a pixel, what is finer than 0.35 cycles, and what lies
/// between. Together they are the image.
public enum FrequencyBand: String, Codable, CaseIterable, Sendable {
  case low, middle, high

  /// Up to how many cycles a pixel the low band goes.
  private static let lowLimit: Float = 0.10
  /// Up to how many cycles a pixel the middle band goes.
  private static let middleLimit: Float = 0.35

  private func contains(_ frequency: Float) -> Bool {
    switch self {
    case .low: frequency <= Self.lowLimit
    case .middle: frequency > Self.lowLimit && frequency <= Self.middleLimit
    case .high: frequency > Self.middleLimit
    }
  }

  /// Which coefficients of a half spectrum belong to the band, row-major.
  func mask(_ shape: SpectrumShape) -> [Bool] {
    shape.rowFrequencies.flatMap { y in
      shape.columnFrequencies.map { x in contains((x * x + y * y).squareRoot()) }
    }
  }
}
