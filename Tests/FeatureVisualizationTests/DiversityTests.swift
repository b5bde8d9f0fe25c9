import FeatureVisualization
import Tensors
import TestSupport
import Testing

struct DiversityTests {
  static func distance(_ diversity: Diversity?) throws -> (distance: Float, logit: Float) {
    let network = try TemplateClassifier()
    let recipe = Recipe(learningRate: 0.1, steps: 40)
    let renderer = try Renderer(
      network, RenderConfiguration(recipe: recipe, diversity: diversity),
      targets: (0..<3).map { RenderTarget(classIndex: 1, number: $0, recipe: recipe) })
    try renderer.run()
    let images = try renderer.images().map(\.colors)
    let squares = zip(images[0], images[1]).reduce(Float(0)) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    return (squares.squareRoot(), network.logit(1, of: images[0]))
  }

  @Test func `prototypes of one class lie further apart if they are to`() throws {
    let plain = try Self.distance(nil)
    let diverse = try Self.distance(Diversity(.distance, layer: "pooled", weight: 1))
    #expect(diverse.distance > 1.1 * plain.distance)
    #expect(diverse.logit > 0.5 * plain.logit)
  }

  /// A layer of two channels and two positions.
  static func layer(_ values: [Float]) throws -> Tensor {
    try Tensor(values, shape: [1, 2, 1, 2])
  }

  @Test func `the Gram reward is minus Lucid's sum of cosines`() throws {
    let diversity = Diversity(.gram, layer: "", weight: 3)
    let (first, second) = (try Self.layer([1, 2, 0, 0]), try Self.layer([0, 0, 4, 1]))
    // One channel each: orthogonal Gram matrices. The same layer twice: cosine 1, for both orders
    // of the pair, divided by two prototypes.
    #expect(abs(try diversity.value(of: [first, second]).floats()[0]) < 1e-6)
    #expect(abs(try diversity.value(of: [first, first]).floats()[0] + 3) < 1e-5)
    // Of three, one pair is alike: twice 1, divided by three.
    #expect(abs(try diversity.value(of: [first, second, first]).floats()[0] + 2) < 1e-5)
  }

  @Test func `the distance reward is the mean pairwise distance`() throws {
    let diversity = Diversity(.distance, layer: "", weight: 2)
    let layers = try [[0, 0, 0, 0], [3, 4, 0, 0], [0, 0, 0, 1]].map { try Self.layer($0) }
    let expected = 2 * (5 + 1 + Float(26).squareRoot()) / 3
    #expect(abs(try diversity.value(of: layers).floats()[0] - expected) < 1e-5)
  }
}
