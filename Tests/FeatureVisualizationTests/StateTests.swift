import FeatureVisualization
import Foundation
import Optimizers
import TestSupport
import Testing

struct StateTests {
  static let recipe = Recipe(
    parameterization: .fourier(), start: .neutral(steps: 4), transforms: .affine(.m),
    regularizers: Regularizers(highFrequency: 1), optimizer: .nadam(), learningRate: 0.1,
    steps: 12, stages: [Stage(share: 1, resolution: 0.5), Stage(share: 2)],
    result: .average(decay: 0.8), stopping: Stopping(patience: 50))

  static func renderer(
    _ recipe: Recipe = recipe, seed: UInt64 = 3, classes: [Int] = [0, 2]
  ) throws -> Renderer {
    try Renderer(
      TemplateClassifier(), RenderConfiguration(recipe: recipe, seed: seed),
      targets: classes.map { RenderTarget(classIndex: $0, recipe: recipe) })
  }

  @Test(arguments: [0, 1, 4, 5, 8, 15, 16])
  func `a restored run ends in the same bytes`(interruption: Int) throws {
    let whole = try Self.renderer()
    try whole.run()

    let interrupted = try Self.renderer()
    for _ in 0..<interruption { try interrupted.step() }
    let resumed = try Self.renderer()
    try resumed.restore(interrupted.savedState())
    #expect(try resumed.images().map(\.colors) == interrupted.images().map(\.colors))
    try resumed.run()

    #expect(resumed.isFinished)
    #expect(try resumed.images().map(\.colors) == whole.images().map(\.colors))
    #expect(try resumed.images().map(\.opacity) == whole.images().map(\.opacity))
    #expect(try resumed.images().map(\.objectives) == whole.images().map(\.objectives))
    #expect(try resumed.savedState() == whole.savedState())
  }

  @Test func `a state of other settings is refused`() throws {
    let state = try Self.renderer().savedState()
    var other = Self.recipe
    other.learningRate = 0.2
    for renderer in [
      try Self.renderer(other), try Self.renderer(seed: 4), try Self.renderer(classes: [0, 1]),
    ] {
      #expect(throws: RenderingError.stateOfAnotherRun) { try renderer.restore(state) }
    }
  }

  @Test func `damaged bytes are refused wherever they are cut`() throws {
    let state = try Self.renderer().savedState()
    for count in [0, 3, 4, 11, 20, 30, state.count / 2, state.count - 1] {
      let renderer = try Self.renderer()
      #expect(throws: RenderingError.unreadableState, "cut at \(count)") {
        try renderer.restore(state.prefix(count))
      }
    }
    let renderer = try Self.renderer()
    #expect(throws: RenderingError.unreadableState) { try renderer.restore(state + [0]) }
  }
}
