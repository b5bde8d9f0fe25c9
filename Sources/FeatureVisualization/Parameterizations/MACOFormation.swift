internal import Foundation
internal import Fourier
internal import Tensors

/// Phases as parameters, of shape `[channels, height, columnCount]`, under a fixed magnitude.
final class MACOFormation: ImageFormation {
  /// Keeps a constant image's division finite.
  private static let smallestVariance = 1e-12

  private let shape: ImageShape
  private let fft: RealFFT2D
  private let magnitude: [Float]
  private var limited: [Float]
  private let normalPhases: Bool
  private let mixesColors: Bool

  private var spectra = FloatBuffer()
  private var gradients = FloatBuffer()
  /// Each prototype's image after it was standardized.
  private var standardized = FloatBuffer()
  private var deviations: [Float] = []

  init(
    _ shape: ImageShape, magnitude: MagnitudeSpectrum, normalPhases: Bool, mixesColors: Bool
  ) throws {
    precondition(magnitude.shape == shape, "magnitudes of \(magnitude.shape) for \(shape)")
    self.shape = shape
    self.magnitude = magnitude.values
    self.normalPhases = normalPhases
    self.mixesColors = mixesColors
    limited = magnitude.values
    fft = try RealFFT2D(shape.spectrum, forEach: TorchRuntime.forEach)
  }

  var parameterCount: Int { magnitude.count }

  func initialize(
    _ parameters: UnsafeMutableBufferPointer<Float>, _ random: inout CounterRandom
  ) {
    if normalPhases {
      random.fillNormal(parameters, standardDeviation: 1)
    } else {
      random.fillUniform(parameters)
      for index in parameters.indices { parameters[index] = (2 * parameters[index] - 1) * .pi }
    }
  }

  func limitResolution(to fraction: Double) {
    let mask = shape.spectrum.mask(belowFraction: fraction)
    let planeSize = shape.spectrum.coefficientCount
    limited = magnitude.enumerated().map { mask[2 * ($0 % planeSize)] ? $1 : 0 }
  }

  func fit(_ parameters: UnsafeMutableBufferPointer<Float>, to values: [Float]) {
    var planes = values
    if mixesColors {
      planes.withUnsafeMutableBufferPointer { planes in
        guard let start = planes.baseAddress else { return }
        ColorMatrix.multiply(ColorMatrix.inverse, start, count: shape.height * shape.width)
      }
    }
    let spectra = fft.spectra(of: planes)
    for index in parameters.indices {
      parameters[index] = atan2f(spectra[2 * index + 1], spectra[2 * index])
    }
  }

  func form(
    _ prototypes: [UnsafeMutableBufferPointer<Float>],
    into values: UnsafeMutableBufferPointer<Float>
  ) {
    let spectra = spectra.floats(2 * prototypes.count * parameterCount)
    TorchRuntime.forEach(prototypes.count) { [self] index in
      for (offset, phase) in prototypes[index].enumerated() {
        let target = 2 * (index * parameterCount + offset)
        spectra[target] = limited[offset] * cosf(phase)
        spectra[target + 1] = limited[offset] * sinf(phase)
      }
    }
    fft.inverse(
      UnsafeBufferPointer(spectra), into: values, count: prototypes.count * shape.channels)
    standardize(values, prototypeCount: prototypes.count)
    if mixesColors { mix(values, ColorMatrix.values, prototypeCount: prototypes.count) }
  }

  func pullBack(
    _ valueGradients: UnsafeMutableBufferPointer<Float>,
    into gradients: [UnsafeMutableBufferPointer<Float>]
  ) {
    if mixesColors { mix(valueGradients, ColorMatrix.transposed, prototypeCount: gradients.count) }
    pullBackStandardization(valueGradients, prototypeCount: gradients.count)
    let byComponent = self.gradients.floats(2 * gradients.count * parameterCount)
    fft.adjoint(
      UnsafeBufferPointer(valueGradients), into: byComponent,
      count: gradients.count * shape.channels)
    let spectra = spectra.floats(2 * gradients.count * parameterCount)
    TorchRuntime.forEach(gradients.count) { [self] index in
      for offset in 0..<parameterCount {
        // d cos = -sin and d sin = cos: the spectrum turned by a right angle.
        let source = 2 * (index * parameterCount + offset)
        gradients[index][offset] =
          byComponent[source + 1] * spectra[source] - byComponent[source] * spectra[source + 1]
      }
    }
  }
}

// MARK: Standardization and colors

extension MACOFormation {
  /// Subtracts the mean and divides by the standard deviation, over all channels of an image.
  private func standardize(_ values: UnsafeMutableBufferPointer<Float>, prototypeCount: Int) {
    let kept = standardized.floats(values.count)
    deviations = [Float](repeating: 1, count: prototypeCount)
    for index in 0..<prototypeCount {
      let range = index * shape.count..<(index + 1) * shape.count
      var (sum, squares) = (0.0, 0.0)
      for i in range {
        sum += Double(values[i])
        squares += Double(values[i]) * Double(values[i])
      }
      let mean = sum / Double(shape.count)
      let variance = max(squares / Double(shape.count) - mean * mean, Self.smallestVariance)
      let deviation = Float(variance.squareRoot())
      deviations[index] = deviation
      for i in range { values[i] = (values[i] - Float(mean)) / deviation }
    }
    _ = kept.update(fromContentsOf: values)
  }

  /// The adjoint of the derivative: `(g - mean(g) - y mean(g y)) / deviation`.
  private func pullBackStandardization(
    _ gradients: UnsafeMutableBufferPointer<Float>, prototypeCount: Int
  ) {
    let kept = standardized.floats(gradients.count)
    for index in 0..<prototypeCount {
      let range = index * shape.count..<(index + 1) * shape.count
      var (sum, product) = (0.0, 0.0)
      for i in range {
        sum += Double(gradients[i])
        product += Double(gradients[i]) * Double(kept[i])
      }
      let mean = Float(sum / Double(shape.count))
      let alignment = Float(product / Double(shape.count))
      for i in range {
        gradients[i] = (gradients[i] - mean - alignment * kept[i]) / deviations[index]
      }
    }
  }

  private func mix(
    _ values: UnsafeMutableBufferPointer<Float>, _ matrix: [Float], prototypeCount: Int
  ) {
    guard let start = values.baseAddress else { return }
    for index in 0..<prototypeCount {
      ColorMatrix.multiply(
        matrix, start + index * shape.count, count: shape.height * shape.width)
    }
  }
}
