import FeatureVisualization
import Foundation
import Optimizers
import Testing

struct RecipePresetTests {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Presets/Recipes")

  static let names = [
    "captum", "lucent", "lucid", "maco", "natural", "paper", "pixel", "prototype", "robust",
    "small", "suspect",
  ]

  /// The ten-degree rotations of Lucid's and Lucent's `standard_transforms`.
  static let rotations = (-10...10).map(Double.init) + [0, 0, 0, 0, 0]

  static func recipe(_ name: String) throws -> Recipe {
    try Recipe(
      yaml: String(contentsOf: folder.appendingPathComponent("\(name).yaml"), encoding: .utf8))
  }

  @Test(arguments: names)
  func `every preset decodes and is named after its file`(name: String) throws {
    let recipe = try Self.recipe(name)
    #expect(recipe.name == name)
    #expect(!recipe.summary.isEmpty)
  }

  @Test func `every file in the folder is tested`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(files.sorted() == Self.names.map { "\($0).yaml" })
  }

  @Test(arguments: ["lucid", "lucent"])
  func `Lucid's and Lucent's recipes have their documented settings`(name: String) throws {
    let recipe = try Self.recipe(name)
    #expect(
      recipe.parameterization
        == .fourier(decayPower: 1, standardDeviation: 0.01, decorrelatesColors: true))
    #expect(recipe.imageSize == 128)
    #expect(recipe.objective == ClassObjective(.logit))
    #expect(recipe.transforms.jitter == 8)
    #expect(recipe.transforms.finalJitter == 4)
    #expect(recipe.transforms.rotation == .choice(Self.rotations))
    #expect(recipe.transforms.scale == .choice((-5...5).map { Double(50 + $0) / 50 }))
    #expect(recipe.optimizer == .adam(beta1: 0.9, beta2: 0.999, epsilon: 1e-8))
    #expect(recipe.learningRate == 0.05)
    #expect(recipe.steps == 512)
    #expect(recipe.regularizers == Regularizers())
  }

  @Test func `captum's recipe is equivalent to its documented settings`() throws {
    let recipe = try Self.recipe("captum")
    // randn / 50 and a learning rate of 0.025, both times the 4 that is not divided by.
    #expect(recipe.parameterization == .fourier(decayPower: 1, standardDeviation: 4 * 0.02))
    #expect(recipe.learningRate == 4 * 0.025)
    #expect(recipe.transforms.scale == .choice([1, 0.975, 1.025, 0.95, 1.05]))
    #expect(recipe.transforms.padding == .reflection)
    #expect(recipe.steps == 512)
  }

  @Test func `MACO's recipe has its documented settings`() throws {
    let recipe = try Self.recipe("maco")
    let limits = 0.05...1.0
    #expect(recipe.parameterization == .maco(normalPhases: true))
    #expect(recipe.optimizer == .nadam())
    #expect(recipe.learningRate == 1)
    #expect(recipe.steps == 256)
    #expect(recipe.imageSize == 512)
    #expect(recipe.transforms.crops.count == 32)
    #expect(
      recipe.transforms.crops.center == .normal(mean: 0.5, standardDeviation: 0.15, limits: 0...1))
    #expect(
      recipe.transforms.crops.size
        == .ramp(
          from: .normal(mean: 0.5, standardDeviation: 0.05, limits: limits),
          to: .normal(mean: 0.05, standardDeviation: 0.05, limits: limits)))
    #expect(
      recipe.transforms.noise
        == Transforms.Noise(standardDeviation: .constant(0.08), halfWidth: .constant(0.04)))
  }

  @Test func `the paper's recipe has what is known of it`() throws {
    let recipe = try Self.recipe("paper")
    guard case .pixels(_, false, .clamp) = recipe.parameterization, case .neutral = recipe.start
    else {
      Issue.record("\(recipe)")
      return
    }
    #expect(recipe.objective == ClassObjective(.logit))
    #expect(recipe.transforms == .affine(.xl))
    #expect(recipe.regularizers == Regularizers(highFrequency: 1))
    #expect(recipe.optimizer == .adam())
    #expect(recipe.learningRate == 0.002)
    #expect(recipe.steps == 1000)
  }

  @Test func `the default recipe is the paper's method in Fourier space`() throws {
    let recipe = try Self.recipe("prototype")
    guard case .fourier = recipe.parameterization else {
      Issue.record("\(recipe.parameterization)")
      return
    }
    #expect(recipe.transforms != Transforms())
  }
}
