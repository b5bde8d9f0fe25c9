internal import Fourier
internal import Tensors

/// Scaled half spectra as parameters, of shape `[channels, height, columnCount, 2]`.
final class FourierFormation: ImageFormation {
  /// Lucid divides every image by it, so that the first ones are near gray.
  private static let contrastDivisor: Float = 4

  private let shape: ImageShape
  private let fft: RealFFT2D
  private let standardDeviation: Float
  private let mixesColors: Bool
  /// The factor of each component of a plane, without a limit to the resolution.
  private let fullScale: [Float]
  private var scale: [Float]
  private var spectra = FloatBuffer()

  init(
    _ shape: ImageShape, decayPower: Double, standardDeviation: Double, mixesColors: Bool
  ) throws {
    self.shape = shape
    self.standardDeviation = Float(standardDeviation)
    self.mixesColors = mixesColors
    fft = try RealFFT2D(shape.spectrum, forEach: TorchRuntime.forEach)
    fullScale = shape.spectrum.naturalImageScale(decayPower: Float(decayPower))
      .flatMap { [$0 / Self.contrastDivisor, $0 / Self.contrastDivisor] }
    scale = fullScale
  }

  private var planeSize: Int { shape.spectrum.componentCount }

  var parameterCount: Int { shape.channels * planeSize }

  func initialize(
    _ parameters: UnsafeMutableBufferPointer<Float>, _ random: inout CounterRandom
  ) {
    random.fillNormal(parameters, standardDeviation: standardDeviation)
  }

  func limitResolution(to fraction: Double) {
    let mask = shape.spectrum.mask(belowFraction: fraction)
    scale = zip(fullScale, mask).map { $1 ? $0 : 0 }
  }

  func fit(_ parameters: UnsafeMutableBufferPointer<Float>, to values: [Float]) {
    var planes = values
    planes.withUnsafeMutableBufferPointer { planes in
      guard let start = planes.baseAddress else { return }
      if mixesColors {
        ColorMatrix.multiply(ColorMatrix.inverse, start, count: shape.height * shape.width)
      }
      fft.forward(UnsafeBufferPointer(planes), into: parameters, count: shape.channels)
    }
    for index in parameters.indices { parameters[index] /= fullScale[index % planeSize] }
  }

  func form(
    _ prototypes: [UnsafeMutableBufferPointer<Float>],
    into values: UnsafeMutableBufferPointer<Float>
  ) {
    let spectra = spectra.floats(prototypes.count * parameterCount)
    TorchRuntime.forEach(prototypes.count) { [self] index in
      guard let start = spectra.baseAddress, let source = prototypes[index].baseAddress else {
        return
      }
      let target = start + index * parameterCount
      scale(source, into: target)
      if mixesColors {
        ColorMatrix.multiply(ColorMatrix.values, target, count: planeSize)
      }
    }
    fft.inverse(
      UnsafeBufferPointer(spectra), into: values, count: prototypes.count * shape.channels)
  }

  func pullBack(
    _ valueGradients: UnsafeMutableBufferPointer<Float>,
    into gradients: [UnsafeMutableBufferPointer<Float>]
  ) {
    let spectra = spectra.floats(gradients.count * parameterCount)
    fft.adjoint(
      UnsafeBufferPointer(valueGradients), into: spectra,
      count: gradients.count * shape.channels)
    TorchRuntime.forEach(gradients.count) { [self] index in
      guard let start = spectra.baseAddress, let target = gradients[index].baseAddress else {
        return
      }
      let source = start + index * parameterCount
      if mixesColors {
        ColorMatrix.multiply(ColorMatrix.transposed, source, count: planeSize)
      }
      scale(source, into: target)
    }
  }

  /// Multiplies every plane by the scale.
  private func scale(_ source: UnsafePointer<Float>, into target: UnsafeMutablePointer<Float>) {
    scale.withUnsafeBufferPointer { scale in
      guard let scale = scale.baseAddress else { return }
      for channel in 0..<shape.channels {
        let (source, target) = (source + channel * planeSize, target + channel * planeSize)
        for index in 0..<planeSize { target[index] = scale[index] * source[index] }
      }
    }
  }
}

extension SpectrumShape {
  /// Returns which components, real and imaginary, have frequencies of at most a fraction of half
  /// a cycle per pixel, in both directions.
  func mask(belowFraction fraction: Double) -> [Bool] {
    let limit = Float(fraction) / 2
    return rowFrequencies.flatMap { row in
      columnFrequencies.flatMap { column in
        let isFree = abs(row) <= limit && abs(column) <= limit
        return [isFree, isFree]
      }
    }
  }
}
