import SpuriousFeatures
import Statistics
import Tensors
import TestSupport
import Testing

/// Photographs without color.
@Suite struct GrayTests {
  private static let (height, width) = (12, 10)

  /// Images of three classes; the first of class 1 have shades of gray alone.
  private static func collection(grayCount: Int) throws -> ImageCollection {
    var number = 0
    return try SyntheticCollection.collection(
      height: height, width: width, imagesPerClass: 12, masks: false
    ) { classIndex, planes in
      guard classIndex == 1 else { return }
      number += 1
      guard number <= grayCount else { return }
      let size = height * width
      for pixel in 0..<size {
        let mean = (planes[pixel] + planes[size + pixel] + planes[2 * size + pixel]) / 3
        for channel in 0..<3 { planes[channel * size + pixel] = mean }
      }
    }
  }

  /// A network that takes what has no color for class 1.
  private static func reader() -> ScriptedClassifier {
    ScriptedClassifier(
      height: height, width: width,
      layers: [
        "logits": { images in
          let red = try images.slice(axis: 1, from: 0, to: 1)
          let blue = try images.slice(axis: 1, from: 2, to: 3)
          let difference = try red.adding(blue.multiplied(by: -1))
          let color = try difference.multiplied(by: difference).mean(axes: [1, 2, 3])
            .reshaped(to: [images.shape[0], 1])
          let score = try color.multiplied(by: -2000).adding(4)
          let zero = try score.multiplied(by: 0)
          return try Tensor.concatenating([zero, score, zero], axis: 1)
        }
      ])
  }

  @Test func `a class of gray photographs that the network knows by it is found`() throws {
    let cells = try DonorTransplantTest(
      Self.reader(), Self.collection(grayCount: 12), configuration: CornerWorld.quick
    ).cells()
    let gray = try #require(cells.first { $0.classIndex == 1 && $0.component == .gray })
    #expect(gray.isFinding && gray.sufficiency.probability.lower > 0.5)
  }

  @Test func `where all have color, or none has, there is nothing to test`() throws {
    let colored = DonorTransplantTest(Self.reader(), try Self.collection(grayCount: 0))
    #expect(!colored.components.contains(.gray))
    let mixed = DonorTransplantTest(Self.reader(), try Self.collection(grayCount: 3))
    #expect(mixed.components.contains(.gray))
  }

  @Test func `a gray donor takes the color of all, and a colored one of none`() throws {
    let collection = try Self.collection(grayCount: 12)
    let test = DonorTransplantTest(Self.reader(), collection)
    let size = Self.height * Self.width
    let gray = test.picture(of: .gray, from: 12, onto: 0)
    let host = collection.images[0].planes
    for pixel in 0..<size {
      let mean = (host[pixel] + host[size + pixel] + host[2 * size + pixel]) / 3
      for channel in 0..<3 { #expect(abs(gray[channel * size + pixel] - mean) < 1e-6) }
    }
    #expect(test.picture(of: .gray, from: 30, onto: 0) == host)
  }
}
