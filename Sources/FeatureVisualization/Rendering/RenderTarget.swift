/// One prototype to render.
public struct RenderTarget: Hashable, Codable, Sendable {
  public let key: PrototypeKey
  public let objective: Objective

  public init(key: PrototypeKey, objective: Objective) {
    self.key = key
    self.objective = objective
  }

  /// Creates the target of a class's prototype, as a recipe wants it.
  ///
  /// - Parameters:
  ///   - classIndex: The class, from 0.
  ///   - number: Which of the class's prototypes, from 0.
  ///   - recipe: Says what a class's prototype maximizes.
  public init(classIndex: Int, number: Int = 0, recipe: Recipe) {
    self.init(
      key: PrototypeKey(classIndex: classIndex, number: number),
      objective: recipe.objective.objective(for: classIndex))
  }
}
