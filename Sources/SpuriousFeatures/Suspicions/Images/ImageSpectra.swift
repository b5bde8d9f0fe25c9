internal import Foundation
internal import Fourier
public import Tensors

/// Takes images apart by frequency.
public struct ImageSpectra {
  private let transform: RealFFT2D
  private let shape: SpectrumShape

  /// The images' size.
  var frame: ImageFrame { ImageFrame(height: shape.height, width: shape.width) }

  /// Plans the transforms of images of one size.
  ///
  /// - Throws: `FourierError` if no transform can be planned.
  public init(height: Int, width: Int) throws {
    shape = SpectrumShape(height: height, width: width)
    transform = try RealFFT2D(shape)
  }

  /// Returns a band of an image; all but the low one have mean 0.
  public func band(_ band: FrequencyBand, of planes: [Float]) -> [Float] {
    let mask = band.mask(shape)
    var spectra = transform.spectra(of: planes)
    for index in spectra.indices where !mask[index % shape.componentCount / 2] {
      spectra[index] = 0
    }
    return transform.images(from: spectra)
  }

  /// Returns an image with the same amplitudes and mean color, but phases drawn at random, the same
  /// ones in all channels.
  public func randomPhases(of planes: [Float], random: inout Philox) -> [Float] {
    var spectra = transform.spectra(of: planes)
    let phases = phases(&random)
    for index in 0..<spectra.count / 2 {
      let place = index % shape.coefficientCount
      guard place > 0 else { continue }
      let amplitude = hypot(spectra[2 * index], spectra[2 * index + 1])
      (spectra[2 * index], spectra[2 * index + 1]) = (
        amplitude * phases[2 * place], amplitude * phases[2 * place + 1]
      )
    }
    return transform.images(from: spectra)
  }

  /// The phases of white noise, as a real part and an imaginary part of length 1 for each
  /// coefficient.
  private func phases(_ random: inout Philox) -> [Float] {
    let noise = (0..<shape.pixelCount).map { _ in Float(random.normal()) }
    var spectrum = transform.spectra(of: noise)
    for index in 0..<spectrum.count / 2 {
      let length = max(hypot(spectrum[2 * index], spectrum[2 * index + 1]), .leastNormalMagnitude)
      spectrum[2 * index] /= length
      spectrum[2 * index + 1] /= length
    }
    return spectrum
  }

  /// Returns noise whose amplitude falls as the inverse of frequency, as in photographs.
  ///
  /// - Parameters:
  ///   - channelCount: How many channels, each drawn by itself.
  ///   - random: What draws.
  /// - Returns: Colors in `0...1` around one half, of shape `[channels, height, width]`, with the
  ///   standard deviation ``deviation`` before they are limited.
  /// - SeeAlso: Field (1987) for the amplitudes of photographs.
  public func naturalNoise(channelCount: Int, random: inout Philox) -> [Float] {
    let noise = (0..<channelCount * shape.pixelCount).map { _ in Float(random.normal()) }
    let scale = shape.naturalImageScale()
    var spectra = transform.spectra(of: noise)
    for index in spectra.indices {
      let place = index % shape.componentCount / 2
      spectra[index] *= place == 0 ? 0 : scale[place]
    }
    let planes = transform.images(from: spectra)
    let power = planes.reduce(0) { $0 + $1 * $1 } / Float(planes.count)
    let gain = Self.deviation / max(power.squareRoot(), .leastNormalMagnitude)
    return planes.map { min(max(0.5 + gain * $0, 0), 1) }
  }

  /// About that of photographs' colors, a seventh of the range.
  public static let deviation: Float = 0.15
}
