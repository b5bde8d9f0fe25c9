import FeatureVisualization
import Tensors
import TestSupport
import Testing

struct AffineMapTests {
  static let maps = [
    AffineMap.identity, .translation(y: 2, x: -3), .scale(y: 0.5, x: 2), .rotation(degrees: 30),
    .shear(degrees: 20),
  ]

  @Test func `composition is one map after the other`() {
    for first in Self.maps {
      for second in Self.maps {
        let middle = first.applied(y: 1.5, x: -0.25)
        let expected = second.applied(y: middle.y, x: middle.x)
        let composed = first.followed(by: second).applied(y: 1.5, x: -0.25)
        #expect(abs(composed.y - expected.y) < 1e-12)
        #expect(abs(composed.x - expected.x) < 1e-12)
      }
    }
  }

  static let shapes = [(5, 7), (8, 8), (1, 6), (6, 1), (1, 1)]

  static func sample(
    _ image: Tensor, _ map: AffineMap, _ height: Int, _ width: Int, _ padding: SamplingPadding
  ) throws -> Tensor {
    let maps = try Tensor(map.coefficients.map(Float.init), shape: [1, 2, 3])
    return try image.affinelySampled(by: maps, height: height, width: width, padding: padding)
  }

  @Test(arguments: shapes)
  func `the identity changes nothing`(height: Int, width: Int) throws {
    var random = SeededGenerator(seed: 1)
    let values = random.floats(2 * height * width)
    let image = try Tensor(values, shape: [1, 2, height, width])
    for padding in [SamplingPadding.edge, .reflection, .constant(9)] {
      #expect(try Self.sample(image, .identity, height, width, padding).floats() == values)
    }
  }

  @Test func `what lies outside is as asked for`() throws {
    let image = try Tensor([1, 2, 3] as [Float], shape: [1, 1, 1, 3])
    let map = AffineMap.translation(y: 0, x: -2)
    func row(_ padding: SamplingPadding) throws -> [Float] {
      try Self.sample(image, map, 1, 7, padding).floats()
    }
    #expect(try row(.edge) == [1, 1, 1, 2, 3, 3, 3])
    #expect(try row(.reflection) == [2, 1, 1, 2, 3, 3, 2])
    #expect(try row(.constant(0.5)) == [0.5, 0.5, 1, 2, 3, 0.5, 0.5])
  }

  @Test func `a shift by half a pixel averages neighbors`() throws {
    let image = try Tensor([1, 3, 7] as [Float], shape: [1, 1, 1, 3])
    let sampled = try Self.sample(image, .translation(y: 0, x: 0.5), 1, 2, .edge)
    #expect(try sampled.floats() == [2, 5])
  }

  @Test(arguments: shapes)
  func `the gradient is the adjoint of sampling`(height: Int, width: Int) throws {
    var random = SeededGenerator(seed: 2)
    let map = AffineMap.rotation(degrees: 25).followed(by: .scale(y: 1.3, x: 0.8))
      .followed(by: .translation(y: 0.7, x: -1.1))
    let values = random.floats(2 * 3 * height * width)
    let image = try Tensor(values, shape: [2, 3, height, width]).requiringGradient()
    let maps = try Tensor(
      (0..<4).flatMap { _ in map.coefficients.map(Float.init) }, shape: [4, 2, 3])
    for padding in [SamplingPadding.edge, .reflection, .constant(0)] {
      let sampled = try image.affinelySampled(by: maps, height: 4, width: 5, padding: padding)
      let weights = random.floats(4 * 3 * 4 * 5)
      let product = try sampled.multiplied(by: Tensor(weights, shape: [4, 3, 4, 5])).sum()
      let gradient = try #require(try product.gradients(withRespectTo: [image])[0]).floats()
      let sampleSide = try product.floats()[0]
      let imageSide = zip(values, gradient).reduce(Float(0)) { $0 + $1.0 * $1.1 }
      // Sampling is linear, so this holds to rounding.
      #expect(abs(sampleSide - imageSide) < 1e-3)
    }
  }
}
