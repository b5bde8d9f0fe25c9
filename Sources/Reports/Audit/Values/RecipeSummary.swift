internal import ActivationPaths
internal import Statistics

/// What a recipe's fooling scores come to over all its prototypes.
struct RecipeSummary {
  let recipe: AuditReport.Recipe
  /// The mean probability of the images as they are.
  let probability: Estimate?
  /// The mean probability under held-out transforms.
  let heldOutProbability: Estimate?
  /// The share of prototypes that the second network puts first.
  let transferTop1: Estimate?
  /// The share of prototypes that the second network has among its five most probable classes.
  let transferTop5: Estimate?
  let distinguishability: Estimate?
  /// The mean path over classes, if the recipe was compared.
  let curve: PathCurve?
}

extension AuditReport {
  /// A summary of each recipe, in their order.
  var recipeSummaries: [RecipeSummary] { recipes.map(summary) }

  private func summary(of recipe: Recipe) -> RecipeSummary {
    let scores = foolingScores.filter { $0.recipe == recipe.name }
    let ranks = scores.compactMap { $0.transfer?.rank }
    return RecipeSummary(
      recipe: recipe, probability: .mean(ofShares: scores.map(\.probability)),
      heldOutProbability: .mean(ofShares: scores.map(\.heldOutProbability)),
      transferTop1: .share(ranks.count { $0 <= 1 }, of: ranks.count),
      transferTop5: .share(ranks.count { $0 <= 5 }, of: ranks.count),
      distinguishability: distinguishabilities.first { $0.recipe == recipe.name }?.area,
      curve: paths.mean.first { $0.subject == .prototypes(recipe.name) })
  }
}
