/// Pixels as parameters.
final class PixelFormation: ImageFormation {
  private let shape: ImageShape
  private let mean: Float
  private let standardDeviation: Float
  private let mixesColors: Bool

  init(_ shape: ImageShape, mean: Float, standardDeviation: Double, mixesColors: Bool) {
    self.shape = shape
    self.mean = mean
    self.standardDeviation = Float(standardDeviation)
    self.mixesColors = mixesColors
  }

  var parameterCount: Int { shape.count }

  func initialize(
    _ parameters: UnsafeMutableBufferPointer<Float>, _ random: inout CounterRandom
  ) {
    random.fillNormal(parameters, standardDeviation: standardDeviation)
    for index in parameters.indices { parameters[index] += mean }
  }

  func fit(_ parameters: UnsafeMutableBufferPointer<Float>, to values: [Float]) {
    _ = parameters.update(fromContentsOf: values)
    mix(parameters, 0, ColorMatrix.inverse)
  }

  func form(
    _ prototypes: [UnsafeMutableBufferPointer<Float>],
    into values: UnsafeMutableBufferPointer<Float>
  ) {
    for (index, parameters) in prototypes.enumerated() {
      _ = values.extracting(index * shape.count..<(index + 1) * shape.count)
        .update(fromContentsOf: parameters)
      mix(values, index, ColorMatrix.values)
    }
  }

  func pullBack(
    _ valueGradients: UnsafeMutableBufferPointer<Float>,
    into gradients: [UnsafeMutableBufferPointer<Float>]
  ) {
    for (index, gradient) in gradients.enumerated() {
      mix(valueGradients, index, ColorMatrix.transposed)
      _ = gradient.update(
        fromContentsOf: valueGradients[index * shape.count..<(index + 1) * shape.count])
    }
  }

  private func mix(
    _ values: UnsafeMutableBufferPointer<Float>, _ index: Int, _ matrix: [Float]
  ) {
    guard mixesColors, let start = values.baseAddress else { return }
    ColorMatrix.multiply(
      matrix, start + index * shape.count, count: shape.height * shape.width)
  }
}
