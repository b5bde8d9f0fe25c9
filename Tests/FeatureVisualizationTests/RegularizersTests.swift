import FeatureVisualization
import TestSupport
import Testing

struct RegularizersTests {
  static let kinds: [(String, Regularizers)] = [
    ("high frequency", Regularizers(highFrequency: 3)),
    ("squared high frequency", Regularizers(squaredHighFrequency: 3)),
    ("total variation", Regularizers(totalVariation: 3)),
    ("distance from gray", Regularizers(distanceFromGray: 3)),
    ("boundary", Regularizers(boundary: 3, boundaryWidth: 2)),
  ]

  static let shapes = [
    ImageShape(channels: 3, height: 9, width: 20), ImageShape(channels: 1, height: 5, width: 4),
    ImageShape(channels: 2, height: 1, width: 7), ImageShape(channels: 1, height: 7, width: 1),
    ImageShape(channels: 1, height: 1, width: 1),
  ]

  static func checkerboard(_ shape: ImageShape) -> [Float] {
    (0..<shape.count).map { Float(($0 % shape.width + $0 / shape.width % shape.height) % 2) }
  }

  @Test(arguments: kinds, shapes)
  func `gray is free`(kind: (String, Regularizers), shape: ImageShape) {
    let gray = [Float](repeating: 0.5, count: shape.count)
    #expect(abs(kind.1.penalty(of: gray, shape: shape)) < 1e-9)
  }

  @Test func `a checkerboard costs the most that neighbors can`() {
    let shape = Self.shapes[0]
    let board = Self.checkerboard(shape)
    // Every pair of neighbors differs by 1, so both means are 1.
    #expect(abs(Regularizers(highFrequency: 1).penalty(of: board, shape: shape) - 2) < 1e-5)
    #expect(abs(Regularizers(highFrequency: 5).penalty(of: board, shape: shape) - 10) < 1e-5)
    #expect(abs(Regularizers(squaredHighFrequency: 1).penalty(of: board, shape: shape) - 2) < 1e-5)
    #expect(abs(Regularizers(distanceFromGray: 1).penalty(of: board, shape: shape) - 0.25) < 1e-5)
    #expect(
      abs(
        Regularizers(boundary: 1, boundaryWidth: 2).penalty(of: board, shape: shape) - 0.25)
        < 1e-5)
  }

  @Test(arguments: kinds, shapes)
  func `the gradient is that of finite differences`(
    kind: (String, Regularizers), shape: ImageShape
  ) {
    var random = SeededGenerator(seed: 6)
    let image = random.floats(shape.count, in: 0...1)
    let direction = random.floats(shape.count)
    var gradient = [Float](repeating: 0, count: shape.count)
    image.withUnsafeBufferPointer { image in
      gradient.withUnsafeMutableBufferPointer { gradient in
        guard let image = image.baseAddress, let gradient = gradient.baseAddress else { return }
        _ = kind.1.addPenalties(of: image, shape, to: gradient)
      }
    }
    let expected = zip(gradient, direction).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
    // Small enough that hardly any difference of neighbors changes its sign.
    let size: Float = 1e-3
    let difference = [Float(1), -1].map { sign in
      kind.1.penalty(
        of: zip(image, direction).map { $0 + sign * size * $1 }, shape: shape)
    }
    #expect(abs((difference[0] - difference[1]) / Double(2 * size) - expected) < 0.05)
  }
}
