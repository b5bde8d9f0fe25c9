internal import Fourier

/// Makes images of parameters, and pulls gradients back.
///
/// What leaves here are *values*, before the sigmoid that makes them colors: the map to values is
/// linear but for MACO, and its adjoint is written by hand.
///
/// An implementation may keep buffers, so it is used by one thread at a time.
package protocol ImageFormation: AnyObject {
  /// How many parameters a prototype has.
  var parameterCount: Int { get }

  /// Sets the parameters of one prototype before the first step.
  func initialize(_ parameters: UnsafeMutableBufferPointer<Float>, _ random: inout CounterRandom)

  /// Sets the parameters of one prototype so that its values come as near as they can to some.
  func fit(_ parameters: UnsafeMutableBufferPointer<Float>, to values: [Float])

  /// Limits the spectrum to a fraction of its frequencies, `0...1`, in every direction.
  func limitResolution(to fraction: Double)

  /// Computes values, of shape `[prototypes, channels, height, width]`.
  func form(
    _ prototypes: [UnsafeMutableBufferPointer<Float>],
    into values: UnsafeMutableBufferPointer<Float>)

  /// Computes the derivatives by each prototype's parameters from those by the values of the last
  /// call of `form`, which are overwritten.
  func pullBack(
    _ valueGradients: UnsafeMutableBufferPointer<Float>,
    into gradients: [UnsafeMutableBufferPointer<Float>])
}

extension ImageFormation {
  package func limitResolution(to fraction: Double) {}
}

extension Parameterization {
  /// Creates what makes images of one shape.
  ///
  /// - Parameters:
  ///   - shape: The images' shape.
  ///   - magnitude: The magnitude of MACO's spectra; `nil` takes the fitted formula.
  /// - Returns: What makes images.
  /// - Throws: `FourierError` if no transform can be planned.
  package func formation(
    _ shape: ImageShape, magnitude: MagnitudeSpectrum?
  ) throws -> any ImageFormation {
    let mixesColors = decorrelatesColors && shape.channels >= 3
    switch self {
    case .fourier(let decayPower, let standardDeviation, _):
      return try FourierFormation(
        shape, decayPower: decayPower, standardDeviation: standardDeviation,
        mixesColors: mixesColors)
    case .maco(let normalPhases, _):
      return try MACOFormation(
        shape, magnitude: magnitude ?? .natural(shape), normalPhases: normalPhases,
        mixesColors: mixesColors)
    case .pixels(let standardDeviation, _, let bounds):
      return PixelFormation(
        shape, mean: bounds == .clamp ? 0.5 : 0, standardDeviation: standardDeviation,
        mixesColors: mixesColors)
    }
  }
}
