internal import Foundation
internal import Optimizers

extension Recipe {
  /// Reads a recipe from YAML, or from the JSON that encoding one gives.
  ///
  /// Everything that is left out takes its default.
  ///
  /// - Throws: `ConfigurationError`, with every unknown key and every value out of range.
  public init(yaml: String) throws(ConfigurationError) {
    var error = ConfigurationError()
    let tree = Self.schema.completing(try SettingTree(yaml: yaml), at: "", &error)
    guard error.violations.isEmpty else { throw error }
    self = try Self.decoded(tree)
    try validate()
  }

  private static func decoded(_ tree: SettingTree) throws(ConfigurationError) -> Recipe {
    do {
      return try JSONDecoder().decode(Recipe.self, from: JSONEncoder().encode(tree))
    } catch let error as DecodingError {
      throw ConfigurationError([error.violation])
    } catch {
      throw ConfigurationError([.malformed("The recipe", reason: "\(error)")])
    }
  }

  private static let transformsSchema = SettingSchema(Transforms()).with([
    "shift": .leaf(.number(0)), "scale": .leaf(.number(1)), "rotation": .leaf(.number(0)),
    "shear": .leaf(.number(0)),
  ])

  private static let schema = SettingSchema(Recipe()).with([
    "parameterization": SettingSchema(
      alternatives: [Parameterization.fourier(), .maco(), .pixels()]),
    "start": SettingSchema(alternatives: [Start.random, .neutral()]),
    "imageSize": .leaf(nil),
    "objective": SettingSchema(ClassObjective()).with(["cap": .leaf(nil)]),
    "transforms": transformsSchema,
    "optimizer": SettingSchema(alternatives: [Optimizer.adam(), .nadam(), .sgd()]),
    "stages": .list(
      SettingSchema(Stage()).with([
        "learningRate": .leaf(nil),
        "transforms": transformsSchema.with([:], isOptional: true),
      ])),
    "result": SettingSchema(alternatives: [ResultChoice.last, .best, .average()]),
    "stopping": SettingSchema(Stopping()).with(["patience": .leaf(nil), "objective": .leaf(nil)]),
  ])
}

extension DecodingError {
  /// What is wrong where.
  fileprivate var violation: ConfigurationError.Violation {
    let context: Context
    switch self {
    case .typeMismatch(_, let found), .valueNotFound(_, let found), .keyNotFound(_, let found),
      .dataCorrupted(let found):
      context = found
    @unknown default: return .malformed("The recipe", reason: "\(self)")
    }
    let path = context.codingPath.reduce("") { path, key in
      if let index = key.intValue { return "\(path)[\(index)]" }
      return path.isEmpty ? key.stringValue : "\(path).\(key.stringValue)"
    }
    return .malformed(path, reason: context.debugDescription.trimmingSuffix("."))
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
