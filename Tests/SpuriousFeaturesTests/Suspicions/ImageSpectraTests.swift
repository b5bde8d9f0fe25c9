import SpuriousFeatures
import Tensors
import Testing

@Suite struct ImageSpectraTests {
  private static let sizes = [(8, 8), (9, 5), (1, 7), (6, 1), (16, 12)]
  /// Floats, transformed there and back.
  private static let tolerance: Float = 1e-5

  private static func noise(_ count: Int) -> [Float] {
    var random = Philox(seed: 3, counter: SIMD3(0, 0, 0))
    return (0..<count).map { _ in random.uniform() }
  }

  @Test(arguments: sizes)
  func `the bands add up to the image`(height: Int, width: Int) throws {
    let spectra = try ImageSpectra(height: height, width: width)
    let image = Self.noise(3 * height * width)
    let bands = FrequencyBand.allCases.map { spectra.band($0, of: image) }
    for index in image.indices {
      #expect(abs(bands.reduce(0) { $0 + $1[index] } - image[index]) < Self.tolerance)
    }
  }

  @Test func `a checkerboard is high, and a color low`() throws {
    let spectra = try ImageSpectra(height: 8, width: 6)
    let checker = (0..<48).map { Float(($0 / 6 + $0 % 6) % 2) - 0.5 }
    #expect(Self.areEqual(spectra.band(.high, of: checker), checker))
    let color = [Float](repeating: 0.7, count: 48)
    #expect(Self.areEqual(spectra.band(.low, of: color), color))
  }

  @Test(arguments: sizes)
  func `random phases keep the mean and the power`(height: Int, width: Int) throws {
    let spectra = try ImageSpectra(height: height, width: width)
    var random = Philox(seed: 1, counter: SIMD3(0, 0, 0))
    let image = Self.noise(height * width)
    let changed = spectra.randomPhases(of: image, random: &random)
    #expect(abs(image.reduce(0, +) - changed.reduce(0, +)) < 1e-3)
    let powers = [image, changed].map { $0.reduce(0) { $0 + $1 * $1 } }
    #expect(abs(powers[0] - powers[1]) < 1e-3 * powers[0])
    if height * width > 20 { #expect(!Self.areEqual(image, changed)) }
  }

  @Test func `natural noise is around one half, smooth, and fixed by its seed`() throws {
    let spectra = try ImageSpectra(height: 32, width: 24)
    var (first, second) = (
      Philox(seed: 1, counter: SIMD3(0, 0, 0)), Philox(seed: 1, counter: SIMD3(0, 0, 0))
    )
    let noise = spectra.naturalNoise(channelCount: 3, random: &first)
    #expect(noise == spectra.naturalNoise(channelCount: 3, random: &second))
    #expect(noise.allSatisfy { (0...1).contains($0) })
    #expect(abs(noise.reduce(0, +) / Float(noise.count) - 0.5) < 0.01)
    let fine = spectra.band(.high, of: noise).reduce(0) { $0 + $1 * $1 }
    let coarse = spectra.band(.low, of: noise.map { $0 - 0.5 }).reduce(0) { $0 + $1 * $1 }
    #expect(coarse > 2 * fine)
  }

  @Test(arguments: Restriction.allCases)
  func `what is left of an image is an image of its size`(restriction: Restriction) throws {
    let spectra = try ImageSpectra(height: 19, width: 33)
    var random = Philox(seed: 1, counter: SIMD3(0, 0, 0))
    let image = Self.noise(3 * 19 * 33)
    let left = restriction.applied(to: image, spectra, random: &random)
    #expect(left.count == image.count)
    #expect(left.allSatisfy { (0...1).contains($0) })
    switch restriction {
    case .flip, .shift, .blocks:
      #expect(left.sorted() == image.sorted() && left != image)
    case .meanColor: #expect(Set(left).count == 3)
    case .gray: #expect(left[0..<627] == left[627..<1254] && left[627..<1254] == left[1254...])
    case .amplitudes, .lowBand, .middleBand, .highBand: #expect(left != image)
    }
  }

  @Test func `a shift is a quarter down and to the right, around the ends`() throws {
    let spectra = try ImageSpectra(height: 4, width: 8)
    var random = Philox(seed: 1, counter: SIMD3(0, 0, 0))
    let image = (0..<32).map { Float($0) / 32 }
    let shifted = Restriction.shift.applied(to: image, spectra, random: &random)
    #expect(shifted[1 * 8 + 2] == image[0])
    #expect(shifted[0] == image[3 * 8 + 6])
    let flipped = Restriction.flip.applied(to: image, spectra, random: &random)
    #expect(flipped[0] == image[7] && flipped[31] == image[24])
  }

  private static func areEqual(_ a: [Float], _ b: [Float]) -> Bool {
    zip(a, b).allSatisfy { abs($0 - $1) < tolerance }
  }
}
