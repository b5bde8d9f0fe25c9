import FeatureVisualization
import Foundation
import TestSupport
import Testing

struct ImageFormationTests {
  static let parameterizations: [Parameterization] = [
    .fourier(), .fourier(decayPower: 1.5, standardDeviation: 0.1, decorrelatesColors: false),
    .maco(), .maco(normalPhases: true, decorrelatesColors: false), .pixels(),
    .pixels(standardDeviation: 0.1, decorrelatesColors: true, bounds: .clamp),
  ]

  static let shapes = [
    ImageShape(channels: 3, height: 8, width: 8), ImageShape(channels: 1, height: 5, width: 8),
    ImageShape(channels: 4, height: 6, width: 7), ImageShape(channels: 3, height: 9, width: 5),
    ImageShape(channels: 3, height: 1, width: 6),
  ]

  /// Values, and the gradient by parameters of their product with `weights`.
  static func valuesAndGradient(
    _ formation: any ImageFormation, _ parameters: [Float], _ weights: [Float]
  ) -> (values: [Float], gradient: [Float]) {
    var (parameters, weights) = (parameters, weights)
    var values = [Float](repeating: 0, count: weights.count)
    var gradient = [Float](repeating: 0, count: parameters.count)
    parameters.withUnsafeMutableBufferPointer { parameters in
      values.withUnsafeMutableBufferPointer { formation.form([parameters], into: $0) }
    }
    weights.withUnsafeMutableBufferPointer { weights in
      gradient.withUnsafeMutableBufferPointer { formation.pullBack(weights, into: [$0]) }
    }
    return (values, gradient)
  }

  static func start(_ formation: any ImageFormation) -> [Float] {
    var random = CounterRandom(
      seed: 3, prototype: PrototypeKey(target: 1), purpose: .initialization)
    var parameters = [Float](repeating: 0, count: formation.parameterCount)
    parameters.withUnsafeMutableBufferPointer { formation.initialize($0, &random) }
    return parameters
  }

  @Test(arguments: parameterizations, shapes)
  func `the pullback is the gradient`(
    parameterization: Parameterization, shape: ImageShape
  ) throws {
    let formation = try parameterization.formation(shape, magnitude: nil)
    var random = SeededGenerator(seed: 4)
    let parameters = Self.start(formation)
    let direction = random.floats(parameters.count)
    let weights = random.floats(shape.count)
    let gradient = Self.valuesAndGradient(formation, parameters, weights).gradient
    let expected = zip(gradient, direction).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }

    let size: Float = 1e-2
    func product(_ sign: Float) -> Double {
      let moved = zip(parameters, direction).map { $0 + sign * size * $1 }
      let values = Self.valuesAndGradient(formation, moved, weights).values
      return zip(values, weights).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
    }
    let difference = (product(1) - product(-1)) / Double(2 * size)
    // Central differences of 32-bit floats; MACO's standardization is not linear.
    #expect(abs(difference - expected) < 0.01 * max(1, abs(expected)))
  }

  @Test(arguments: parameterizations, shapes)
  func `several prototypes are formed as one by one`(
    parameterization: Parameterization, shape: ImageShape
  ) throws {
    let formation = try parameterization.formation(shape, magnitude: nil)
    let weights = [Float](repeating: 1, count: shape.count)
    let (first, second) = (Self.start(formation), Self.start(formation).map { -0.5 * $0 })
    let alone = [first, second].map { Self.valuesAndGradient(formation, $0, weights).values }
    var (a, b) = (first, second)
    var together = [Float](repeating: 0, count: 2 * shape.count)
    a.withUnsafeMutableBufferPointer { a in
      b.withUnsafeMutableBufferPointer { b in
        together.withUnsafeMutableBufferPointer { formation.form([a, b], into: $0) }
      }
    }
    #expect(together == alone[0] + alone[1])
  }

  @Test func `the Fourier image agrees with Lucid's formulas`() throws {
    // NumPy, Tests/References/visualization/lucid_image.py: every seventh color.
    let cases: [(Int, Int, Double, [Float])] = [
      (
        4, 6, 1,
        [
          0.531371, 0.634254, 0.489468, 0.555975, 0.475138, 0.447937, 0.530214, 0.502961, 0.474067,
          0.477625, 0.475223,
        ]
      ),
      (
        5, 4, 1.5,
        [
          0.538844, 0.415041, 0.499012, 0.481433, 0.605565, 0.551624, 0.441606, 0.569866, 0.519931,
        ]
      ),
      (3, 5, 1, [0.544039, 0.47476, 0.517983, 0.569787, 0.461049, 0.579851, 0.50314]),
    ]
    for (height, width, decayPower, expected) in cases {
      let shape = ImageShape(channels: 3, height: height, width: width)
      let formation = try Parameterization.fourier(decayPower: decayPower)
        .formation(shape, magnitude: nil)
      let parameters = (0..<formation.parameterCount / 2).flatMap { index in
        [Float(0.5 * sin(Double(index))), Float(0.5 * cos(Double(2 * index)))]
      }
      let values = Self.valuesAndGradient(
        formation, parameters, [Float](repeating: 0, count: shape.count)
      ).values
      let colors = stride(from: 0, to: shape.count, by: 7).map { 1 / (1 + exp(-values[$0])) }
      #expect(zip(colors, expected).allSatisfy { abs($0 - $1) < 2e-6 })
    }
  }

  @Test func `the color matrix is Lucid's, and its inverse inverts it`() {
    // NumPy, Tests/References/visualization/lucid_image.py.
    let expected: [Float] = [
      0.562829, 0.194825, 0.043295, 0.584476, 0, -0.108236, 0.584476, -0.194825, 0.064942,
    ]
    #expect(zip(ColorMatrix.values, expected).allSatisfy { abs($0 - $1) < 1e-6 })
    var identity: [Float] = [1, 0, 0, 0, 1, 0, 0, 0, 1]
    identity.withUnsafeMutableBufferPointer { planes in
      guard let start = planes.baseAddress else { return }
      ColorMatrix.multiply(ColorMatrix.values, start, count: 3)
      ColorMatrix.multiply(ColorMatrix.inverse, start, count: 3)
    }
    for (index, value) in identity.enumerated() {
      #expect(abs(value - (index % 4 == 0 ? 1 : 0)) < 1e-5)
    }
  }

  @Test func `initial contrast is Lucid's`() throws {
    // Measured on Lucid's formulas: 0.0198 before the sigmoid, per decorrelated channel.
    let shape = ImageShape(channels: 1, height: 224, width: 224)
    let formation = try Parameterization.fourier().formation(shape, magnitude: nil)
    let values = Self.valuesAndGradient(
      formation, Self.start(formation), [Float](repeating: 0, count: shape.count)
    ).values
    let variance = values.reduce(0) { $0 + $1 * $1 } / Float(values.count)
    #expect(abs(variance.squareRoot() - 0.0198) < 0.004)
  }

  @Test func `a limited resolution leaves only low frequencies`() throws {
    let shape = ImageShape(channels: 1, height: 8, width: 8)
    let formation = try Parameterization.fourier(standardDeviation: 1)
      .formation(shape, magnitude: nil)
    let parameters = Self.start(formation)
    let weights = [Float](repeating: 1, count: shape.count)
    formation.limitResolution(to: 0.01)
    let flat = Self.valuesAndGradient(formation, parameters, weights).values
    #expect(flat.allSatisfy { abs($0 - flat[0]) < 1e-6 })
    formation.limitResolution(to: 1)
    let full = Self.valuesAndGradient(formation, parameters, weights).values
    #expect(full.contains { abs($0 - full[0]) > 0.1 })
  }
}
