import FeatureVisualization
import Foundation
import Optimizers
import Testing

struct RecipeTests {
  @Test func `an empty file is the documented default`() throws {
    #expect(try Recipe(yaml: "") == Recipe())
    #expect(try Recipe(yaml: "transforms: {}") == Recipe())
  }

  @Test func `settings are read where they are given`() throws {
    let recipe = try Recipe(
      yaml: """
        parameterization: {fourier: {decayPower: 1.5}}
        start: {neutral: {steps: 9}}
        objective: {kind: margin, cap: 40}
        transforms:
          scale: [0.7, 1.3]
          rotation: {choice: [-5, 5]}
          crops: {count: 4, size: {from: 1, to: [0.3, 0.5]}}
        optimizer: {nadam: {beta1: 0.8}}
        stages:
          - {share: 1, resolution: 0.25}
          - {learningRate: 0.5, transforms: {jitter: 4}}
        result: {average: {decay: 0.5}}
        """)
    #expect(recipe.parameterization == .fourier(decayPower: 1.5))
    #expect(recipe.start == .neutral(steps: 9))
    #expect(recipe.objective == ClassObjective(.margin, cap: 40))
    #expect(recipe.transforms.scale == .uniform(0.7...1.3))
    #expect(recipe.transforms.rotation == .choice([-5, 5]))
    #expect(
      recipe.transforms.crops
        == Transforms.Crops(count: 4, size: .ramp(from: .constant(1), to: .uniform(0.3...0.5))))
    #expect(recipe.optimizer == .nadam(beta1: 0.8))
    #expect(recipe.stages[0] == Stage(share: 1, resolution: 0.25))
    #expect(recipe.stages[1] == Stage(learningRate: 0.5, transforms: Transforms(jitter: 4)))
    #expect(recipe.result == .average(decay: 0.5))
  }

  @Test func `a recipe survives being written as JSON`() throws {
    var recipe = Recipe(name: "x", start: .neutral(), stages: [Stage(transforms: .affine(.l))])
    recipe.imageSize = 64
    recipe.stopping.patience = 3
    recipe.objective = ClassObjective(.margin, rival: .logSumExp, cap: 4)
    recipe.transforms.noise.standardDeviation = .ramp(from: .constant(0.1), to: .constant(0))
    let text = String(decoding: try JSONEncoder().encode(recipe), as: UTF8.self)
    #expect(try Recipe(yaml: text) == recipe)
  }

  @Test func `every unknown key is named with the nearest one`() throws {
    let error = try #require(
      throws: ConfigurationError.self,
      performing: {
        try Recipe(
          yaml: """
            learnigRate: 1
            transforms: {rotatoin: [0, 1], crops: {cuont: 2}}
            parameterization: {fouier: {}}
            stages: [{shares: 2}]
            """)
      })
    let text = error.description
    for expected in [
      "There is no setting 'learnigRate'. Did you mean 'learningRate'?",
      "'transforms.rotatoin'. Did you mean 'transforms.rotation'?",
      "'transforms.crops.cuont'. Did you mean 'transforms.crops.count'?",
      "'parameterization.fouier'. Did you mean 'parameterization.fourier'?",
      "'stages[0].shares'. Did you mean 'stages[0].share'?",
    ] {
      #expect(text.contains(expected), "\(text)")
    }
    #expect(error.violations.count == 5)
  }

  @Test func `every value out of range is named`() throws {
    let error = try #require(
      throws: ConfigurationError.self,
      performing: {
        try Recipe(
          yaml: """
            steps: 0
            learningRate: -1
            optimizer: {adam: {beta1: 1}}
            transforms: {scale: [0, 2], crops: {count: 0}}
            parameterization: pixels
            stages: [{resolution: 0.5}]
            """)
      })
    let text = error.description
    for expected in [
      "steps must be positive, but is 0.", "learningRate must be positive, but is -1.0.",
      "optimizer.beta1 must be", "transforms.scale must be in 0.05...20.0, but is 0.0...2.0.",
      "transforms.crops.count must be in 1...256, but is 0.", "stages[0].resolution must be 1",
    ] {
      #expect(text.contains(expected), "\(text)")
    }
  }

  @Test(arguments: [
    ("steps: many", "steps"), ("transforms: 3", "transforms"),
    ("transforms: {scale: [2, 1]}", "transforms.scale"), ("stages: 1", "stages"),
    ("objective: {kind: lgoit}", "objective.kind"), ("optimizer: [1]", "optimizer"),
    ("steps: 1\nsteps: 2", "steps"), ("a: [", "YAML"),
  ])
  func `a value of the wrong kind is named`(yaml: String, name: String) throws {
    let error = try #require(
      throws: ConfigurationError.self, performing: { try Recipe(yaml: yaml) })
    #expect(error.description.contains(name), "\(error)")
  }

  @Test func `a configuration reports its own and its recipe's violations`() throws {
    let error = try #require(
      throws: ConfigurationError.self,
      performing: {
        try RenderConfiguration(recipe: Recipe(steps: -1), imageSize: 4, maximumBatch: 0)
      })
    #expect(error.violations.count == 3)
    #expect(error.description.contains("imageSize must be in 8...4096, but is 4."))
  }
}
