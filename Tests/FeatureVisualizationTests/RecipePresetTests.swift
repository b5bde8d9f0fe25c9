import FeatureVisualization
import Foundation
import Testing

struct RecipePresetTests {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Presets/Recipes")

  static let names = ["captum", "lucent", "lucid", "maco", "paper", "prototype"]

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
}
