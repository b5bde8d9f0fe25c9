import Classifiers
import FeatureVisualization
import TestSupport
import Testing

struct RendererTests {
  static let affine = Recipe(
    parameterization: .fourier(), transforms: .affine(.s), learningRate: 0.2, steps: 40)

  static func renderer(
    _ recipe: Recipe = affine, classes: [Int] = [0], seed: UInt64 = 1,
    on source: TemplateClassifier? = nil
  ) throws -> Renderer {
    try Renderer(
      source ?? TemplateClassifier(), RenderConfiguration(recipe: recipe, seed: seed),
      targets: classes.map { RenderTarget(classIndex: $0, recipe: recipe) })
  }

  @Test func `a prototype's logit rises far above the start's`() throws {
    let network = try TemplateClassifier()
    let renderer = try Self.renderer(on: network)
    let start = network.logit(0, of: try renderer.images()[0].colors)
    try renderer.run()
    let image = try renderer.images()[0]
    #expect(network.logit(0, of: image.colors) > start + 2)
    #expect(image.status == .completed)
    #expect(image.objectives.count == 40)
    #expect(image.colors.allSatisfy { (0...1).contains($0) })
  }

  @Test func `the same seed gives the same bytes and another seed does not`() throws {
    let first = try Self.renderer()
    let second = try Self.renderer()
    let other = try Self.renderer(seed: 2)
    for renderer in [first, second, other] { try renderer.run() }
    #expect(try first.images()[0].colors == second.images()[0].colors)
    #expect(try first.images()[0].colors != other.images()[0].colors)
  }

  @Test func `prototypes of a batch are what they are alone`() throws {
    let batch = try Self.renderer(classes: [0, 1, 2])
    try batch.run()
    for (index, image) in try batch.images().enumerated() {
      let single = try Self.renderer(classes: [index])
      try single.run()
      let alone = try single.images()[0].colors
      // Sums over another batch size may be rounded otherwise.
      #expect(zip(alone, image.colors).allSatisfy { abs($0 - $1) < 1e-3 })
    }
  }

  @Test(arguments: [1, 2, 5])
  func `splitting a batch up changes nothing`(maximumBatch: Int) throws {
    var recipe = Self.affine
    recipe.transforms.crops = Transforms.Crops(count: 2, size: .constant(0.8))
    recipe.transforms.noise.standardDeviation = .constant(0.05)
    func colors(_ batch: Int) throws -> [[Float]] {
      let renderer = try Renderer(
        TemplateClassifier(), RenderConfiguration(recipe: recipe, maximumBatch: batch),
        targets: (0..<3).map { RenderTarget(classIndex: $0, recipe: recipe) })
      try renderer.run()
      return try renderer.images().map(\.colors)
    }
    for (part, whole) in zip(try colors(maximumBatch), try colors(100)) {
      // Sums over another batch size may be rounded otherwise.
      #expect(zip(part, whole).allSatisfy { abs($0 - $1) < 1e-3 })
    }
  }

  @Test func `a higher penalty leaves less high frequency`() throws {
    let roughness = try [0.0, 1, 5].map { weight in
      var recipe = Self.affine
      recipe.regularizers.highFrequency = weight
      let renderer = try Self.renderer(recipe)
      try renderer.run()
      let image = try renderer.images()[0]
      return Regularizers(highFrequency: 1).penalty(of: image.colors, shape: image.shape)
    }
    #expect(roughness[0] > roughness[1] && roughness[1] > roughness[2])
  }

  @Test func `the result is the image asked for`() throws {
    var colors: [[Float]] = []
    for result in [ResultChoice.last, .best, .average(decay: 0.9)] {
      var recipe = Self.affine
      recipe.result = result
      let renderer = try Self.renderer(recipe)
      try renderer.run()
      colors.append(try renderer.images()[0].colors)
    }
    #expect(colors[0] != colors[2])
    #expect(colors[1] != colors[2])
  }

  @Test func `an interrupted run goes on where it was`() throws {
    let renderer = try Self.renderer()
    try renderer.run { $0.step < 6 }
    #expect(renderer.stepIndex == 7)
    #expect(renderer.statuses == [.running])
    try renderer.run()
    #expect(renderer.isFinished)
    let report = try renderer.step()
    #expect(report == nil)
  }
}
