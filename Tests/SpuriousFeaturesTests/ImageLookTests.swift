import SpuriousFeatures
import TestSupport
import Testing

/// What is taken from an image as a whole: the color of its light, its tone.
@Suite struct ImageLookTests {
  static let sizes = [(12, 12), (9, 14), (17, 8)]

  /// What an image becomes with a component of another one.
  private static func picture(
    _ component: Component, of donor: [Float], onto host: [Float], _ height: Int, _ width: Int
  ) throws -> [Float] {
    let planes = [host, host, donor, donor, host, host]
    let collection = try ImageCollection(
      planes.enumerated().map { number, planes in
        LabeledImage(name: "\(number)", classIndex: number / 2, planes: planes)
      }, channelCount: 3, height: height, width: width)
    let classifier = ScriptedClassifier.blind(height: height, width: width, classCount: 3)
    return DonorTransplantTest(classifier, collection).picture(of: component, from: 2, onto: 0)
  }

  /// The same noise in all channels, from 0 to 0.2.
  private static func gray(_ pixel: Int) -> Float { 0.2 * Float(pixel * 7919 % 101) / 101 }

  /// An image of gray noise on a ground of one color.
  private static func noise(
    _ height: Int, _ width: Int, ground: [Float], gains: [Float] = [1, 1, 1]
  ) -> [Float] {
    (0..<3).flatMap { channel in
      (0..<height * width).map { (gray($0) + ground[channel]) * gains[channel] }
    }
  }

  private static func mean(_ planes: [Float], channel: Int) -> Float {
    let size = planes.count / 3
    return planes[channel * size..<(channel + 1) * size].reduce(0, +) / Float(size)
  }

  @Test(arguments: sizes)
  func `a cast is taken over as what it multiplies each channel by`(
    height: Int, width: Int
  ) throws {
    let host = Self.noise(height, width, ground: [0.2, 0.3, 0.25])
    let donor = Self.noise(height, width, ground: [0.2, 0.3, 0.25], gains: [1.3, 1, 0.8])
    let picture = try Self.picture(.color, of: donor, onto: host, height, width)
    let ratios = (0..<3).map { Self.mean(picture, channel: $0) / Self.mean(host, channel: $0) }
    #expect(abs(ratios[0] / ratios[1] - 1.3) < 1e-3)
    #expect(abs(ratios[2] / ratios[1] - 0.8) < 1e-3)
  }

  @Test(arguments: sizes)
  func `the color of the ground is not that of the light`(height: Int, width: Int) throws {
    let host = Self.noise(height, width, ground: [0.1, 0.1, 0.6])
    let donor = Self.noise(height, width, ground: [0.6, 0.1, 0.1])
    let picture = try Self.picture(.color, of: donor, onto: host, height, width)
    for channel in 0..<3 {
      let ratio = Self.mean(picture, channel: channel) / Self.mean(host, channel: channel)
      #expect(abs(ratio - 1) < 0.15, "\(ratio)")
    }
  }

  @Test(arguments: sizes + [(1, 1), (1, 5)])
  func `where there is no edge, the mean tells the light`(height: Int, width: Int) throws {
    func flat(_ colors: [Float]) -> [Float] {
      colors.flatMap { [Float](repeating: $0, count: height * width) }
    }
    let picture = try Self.picture(
      .color, of: flat([0.5, 0.4, 0.3]), onto: flat([0.4, 0.4, 0.4]), height, width)
    for (index, value) in flat([0.5, 0.4, 0.3]).enumerated() {
      #expect(abs(picture[index] - value) < 1e-5)
    }
  }

  @Test(arguments: sizes)
  func `without masks, the tone is that of the image's margin`(height: Int, width: Int) throws {
    // Two rows and columns are more than 15 % of these sizes.
    func image(margin: Float, middle: Float) -> [Float] {
      let plane = (0..<height * width).map { pixel -> Float in
        let (row, column) = (pixel / width, pixel % width)
        let isInside = 2..<height - 2 ~= row && 2..<width - 2 ~= column
        return (isInside ? middle : margin) + Self.gray(pixel)
      }
      return plane + plane + plane
    }
    let host = image(margin: 0.2, middle: 0.2)
    let sameMargin = try Self.picture(
      .tone, of: image(margin: 0.2, middle: 0.7), onto: host, height, width)
    #expect(zip(sameMargin, host).allSatisfy { abs($0 - $1) < 1e-5 })
    let brighter = try Self.picture(
      .tone, of: image(margin: 0.4, middle: 0.2), onto: host, height, width)
    #expect(zip(brighter, host).allSatisfy { abs($0 - $1 - 0.2) < 1e-4 })
  }
}
