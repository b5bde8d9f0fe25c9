import FeatureVisualization
import Foundation
import Testing

struct TransformsTests {
  static let keys = (0..<400).map {
    CounterRandom(
      seed: 5, prototype: PrototypeKey(target: 0), step: $0, purpose: .transform)
  }

  /// The rotation in degrees, the magnification and the shift of the center that maps hold.
  static func parts(
    _ transforms: Transforms, size: Int = 100
  ) -> [(degrees: Double, scale: Double, y: Double, x: Double)] {
    keys.map { key in
      var random = key
      let map = transforms.drawMap(
        &random, image: (size, size), view: (size, size), progress: 0)
      let m = map.coefficients
      let center = map.applied(y: Double(size) / 2, x: Double(size) / 2)
      let scale = 1 / (m[0] * m[4] - m[1] * m[3]).squareRoot()
      return (
        -atan2(m[3], m[0]) * 180 / .pi, scale, center.y - Double(size) / 2,
        center.x - Double(size) / 2
      )
    }
  }

  @Test func `no transforms are the identity`() {
    var random = Self.keys[0]
    let map = Transforms().drawMap(&random, image: (7, 9), view: (7, 9), progress: 0.5)
    for (value, expected) in zip(map.coefficients, AffineMap.identity.coefficients) {
      #expect(abs(value - expected) < 1e-12)
    }
  }

  @Test(arguments: Transforms.AffineSize.allCases)
  func `draws of a full affine transform fill their ranges and stay inside`(
    size: Transforms.AffineSize
  ) throws {
    let parts = Self.parts(.affine(size))
    let rotation = try #require(parts.map { abs($0.degrees) }.max())
    let scale = try #require(parts.map { abs($0.scale - 1) }.max())
    let shift = try #require(parts.map { max(abs($0.y), abs($0.x)) / 100 }.max())
    for (largest, bound) in [
      (rotation, size.degrees), (scale, size.scaleDeviation), (shift, size.shift),
    ] {
      #expect(largest <= bound + 1e-9)
      #expect(largest > 0.95 * bound)
    }
  }

  @Test func `larger affine sizes move more`() {
    let sizes = Transforms.AffineSize.allCases
    for (small, large) in zip(sizes, sizes.dropFirst()) {
      #expect(small.degrees < large.degrees)
      #expect(small.shift < large.shift)
      #expect(small.scaleDeviation < large.scaleDeviation)
    }
  }

  @Test func `jitter is by whole pixels over its whole range`() {
    let parts = Self.parts(Transforms(jitter: 8))
    let shifts = Set(parts.map { Int(($0.y).rounded()) })
    #expect(parts.allSatisfy { abs($0.y - $0.y.rounded()) < 1e-9 })
    #expect(shifts == Set(-4...4))
  }

  @Test func `a crop looks at its part of the image`() {
    var random = Self.keys[0]
    let crops = Transforms.Crops(size: .constant(0.25), center: .constant(0.75))
    let map = Transforms(crops: crops)
      .drawMap(&random, image: (80, 40), view: (10, 10), progress: 0)
    let (start, end) = (map.applied(y: 0, x: 0), map.applied(y: 10, x: 10))
    #expect(abs(start.y - 50) < 1e-9 && abs(start.x - 25) < 1e-9)
    #expect(abs(end.y - 70) < 1e-9 && abs(end.x - 35) < 1e-9)
  }

  @Test func `a ramp goes from one distribution to the other`() {
    let ramp = Draw.ramp(from: .constant(1), to: .uniform(3...5))
    for (progress, range) in [(0.0, 1.0...1.0), (0.5, 2...3), (1, 3...5)] {
      for key in Self.keys {
        var random = key
        let value = ramp.value(&random, progress: progress)
        #expect(value >= range.lowerBound - 1e-9 && value <= range.upperBound + 1e-9)
      }
    }
  }

  @Test func `a much smaller view is averaged first`() {
    let plain = Transforms()
    #expect(plain.poolingFactor(image: (224, 224), view: (224, 224), progress: 0) == 1)
    #expect(plain.poolingFactor(image: (512, 512), view: (224, 224), progress: 0) == 2)
    let crops = Transforms(crops: .init(size: .ramp(from: .constant(1), to: .constant(0.5))))
    #expect(crops.poolingFactor(image: (512, 512), view: (224, 224), progress: 1) == 1)
  }
}
