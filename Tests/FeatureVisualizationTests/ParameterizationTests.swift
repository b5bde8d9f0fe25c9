import FeatureVisualization
import Foundation
import Tensors
import TestSupport
import Testing

struct ParameterizationTests {
  /// A smooth picture: a colored slope with a soft spot.
  static func photo(_ shape: ImageShape) -> [Float] {
    (0..<shape.count).map { index in
      let (row, column) = (index / shape.width % shape.height, index % shape.width)
      let channel = index / (shape.width * shape.height)
      let y = Float(row) / Float(shape.height) - 0.4
      let x = Float(column) / Float(shape.width) - 0.6
      return 0.3 + 0.1 * Float(channel % 3) + 0.2 * x + 0.3 * exp(-12 * (x * x + y * y))
    }
  }

  /// The mean squared distance of an ascent's image from the photo, and the first's.
  static func distances(
    _ parameterization: Parameterization, _ shape: ImageShape, learningRate: Double
  ) throws -> (first: Float, last: Float) {
    let photo = photo(shape)
    let network = ScriptedClassifier(
      channels: shape.channels, height: shape.height, width: shape.width,
      layers: [
        "distance": { images in
          try images.subtracting(.init(photo, shape: [1] + images.shape[1...]))
        }
      ])
    let recipe = Recipe(
      parameterization: parameterization, learningRate: learningRate, steps: 300)
    let renderer = try Renderer(
      network, RenderConfiguration(recipe: recipe, seed: 1),
      targets: [
        RenderTarget(key: PrototypeKey(target: 0), objective: -.layer("distance"))
      ])
    try renderer.run()
    let curve = try renderer.images()[0].objectives
    return (-(curve.first ?? .nan), -(curve.last ?? .nan))
  }

  static let shapes = [
    ImageShape(channels: 3, height: 16, width: 16), ImageShape(channels: 1, height: 9, width: 14),
    ImageShape(channels: 4, height: 13, width: 8),
  ]

  @Test(arguments: shapes)
  func `each free parameterization can fit a photo`(shape: ImageShape) throws {
    for (parameterization, rate) in [
      (Parameterization.fourier(), 0.1), (.pixels(), 0.1), (.pixels(bounds: .clamp), 0.02),
    ] {
      let (first, last) = try Self.distances(parameterization, shape, learningRate: rate)
      #expect(last < 1e-4, "\(parameterization)")
      #expect(last < first / 20, "\(parameterization)")
    }
  }

  @Test(arguments: shapes)
  func `phases alone come nearer to a photo`(shape: ImageShape) throws {
    let (first, last) = try Self.distances(.maco(), shape, learningRate: 0.1)
    #expect(last < 0.8 * first)
  }

  @Test(arguments: shapes)
  func `a run can start from a photo`(shape: ImageShape) throws {
    let photo = Self.photo(shape)
    let network = ScriptedClassifier(
      channels: shape.channels, height: shape.height, width: shape.width, layers: [:])
    for parameterization in [Parameterization.fourier(), .pixels(), .pixels(bounds: .clamp)] {
      let renderer = try Renderer(
        network, RenderConfiguration(recipe: Recipe(parameterization: parameterization)),
        targets: [RenderTarget(classIndex: 0, recipe: Recipe())], startImage: photo)
      let colors = try renderer.images()[0].colors
      #expect(zip(colors, photo).allSatisfy { abs($0 - $1) < 1e-4 }, "\(parameterization)")
    }
  }

  @Test func `a start image of another shape is refused`() throws {
    let network = try TemplateClassifier()
    #expect(
      throws: RenderingError.startImageMismatch(
        expected: ImageShape(channels: 3, height: 16, width: 16), valueCount: 7)
    ) {
      try Renderer(
        network, RenderConfiguration(recipe: Recipe()),
        targets: [RenderTarget(classIndex: 0, recipe: Recipe())],
        startImage: [Float](repeating: 0, count: 7))
    }
  }

  @Test(arguments: [(1, 9, 14), (3, 16, 11), (4, 8, 8)])
  func `images of any number of channels and any size are rendered`(
    channels: Int, height: Int, width: Int
  ) throws {
    let network = try TemplateClassifier(channels: channels, height: height, width: width)
    for parameterization in [Parameterization.fourier(), .maco(), .pixels()] {
      let recipe = Recipe(
        parameterization: parameterization, transforms: .affine(.s), learningRate: 0.1, steps: 10)
      let renderer = try Renderer(
        network, RenderConfiguration(recipe: recipe),
        targets: [RenderTarget(classIndex: 1, recipe: recipe)])
      try renderer.run()
      let image = try renderer.images()[0]
      #expect(image.shape == ImageShape(channels: channels, height: height, width: width))
      #expect(image.colors.count == channels * height * width)
      #expect(image.opacity.count == height * width)
      #expect(image.opacity.allSatisfy { (0...1).contains($0) })
      #expect(try #require(image.objectives.last) > image.objectives[0])
    }
  }
}
