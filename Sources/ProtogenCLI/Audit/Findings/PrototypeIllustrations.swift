internal import ActivationPaths
internal import Classifiers
internal import Reports
internal import Statistics
internal import Tensors

/// The prototypes that findings are shown with.
struct PrototypeIllustrations {
  private let recipes: [AuditedRecipe]
  private let paths: PathAudit

  init(_ recipes: [AuditedRecipe], _ paths: PathAudit) {
    self.recipes = recipes
    self.paths = paths
  }

  /// The first prototype of a class, of a recipe whose path is not unlike photographs' if there is
  /// one.
  func prototype(of classIndex: Int) -> Finding.Prototype? {
    chosen(classIndex).map {
      Finding.Prototype(
        recipe: $0.recipe, picture: AuditThumbnails.prototype($0),
        isUnnatural: isUnnatural(classIndex, $0.recipe))
    }
  }

  /// The same as a network is given it: colors in `0...1`, of shape `[channels, height, width]`; none
  /// if it can no longer be read.
  func planes(of classIndex: Int, for classifier: Classifier) -> [[Float]] {
    guard let prototype = chosen(classIndex),
      let planes = try? prototype.image(for: classifier).floats()
    else { return [] }
    return [planes]
  }

  private func chosen(_ classIndex: Int) -> AuditedPrototype? {
    let candidates = recipes.compactMap { recipe in
      recipe.prototypes.first { $0.classIndex == classIndex }
    }
    return candidates.first { isUnnatural(classIndex, $0.recipe) == false } ?? candidates.first
  }

  /// Whether a third of the network takes a class's prototypes for no more like its photographs than
  /// photographs of other classes are; `nil` if that was not measured.
  private func isUnnatural(_ classIndex: Int, _ recipe: String) -> Bool? {
    let curve = paths.classes.first { $0.classIndex == classIndex }?.curves
      .first { $0.subject == .prototypes(recipe) }
    let thirds = curve?.thirds.compactMap(\.units.normalized.spearman) ?? []
    guard paths.isTrusted, !thirds.isEmpty else { return nil }
    return thirds.contains { $0.upper <= 0 }
  }
}
