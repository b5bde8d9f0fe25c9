public import Fourier

/// The shape of one image, channels first.
public struct ImageShape: Hashable, Codable, Sendable {
  public let channels: Int
  /// The height, in pixels.
  public let height: Int
  /// The width, in pixels.
  public let width: Int

  /// Creates a shape.
  ///
  /// - Precondition: All extents are positive.
  public init(channels: Int, height: Int, width: Int) {
    precondition(channels > 0 && height > 0 && width > 0, "\(channels) × \(height) × \(width)")
    self.channels = channels
    self.height = height
    self.width = width
  }

  /// The number of values of an image.
  public var count: Int { channels * height * width }

  /// The shape of one channel's spectrum.
  public var spectrum: SpectrumShape { SpectrumShape(height: height, width: width) }
}
