/// Finds which recipe's path is nearest to that of photographs.
struct RecipeComparison {
  private let curves: [CurveDraws]

  /// - Parameter curves: The means over classes; controls are passed over.
  init(_ curves: [CurveDraws]) {
    self.curves = curves.filter { $0.recipe != nil }
  }

  /// The comparisons of each third and of the whole network that has a score.
  ///
  /// What limits what is known of a recipe is asked of `count`.
  func comparisons(count: (PathSubject) -> Int) -> [PathAudit.Comparison] {
    let thirds: [Int?] = Array(curves.first?.thirds.indices ?? 0..<0) + [nil]
    return thirds.compactMap { comparison(in: $0, count: count) }
  }

  private func comparison(
    in third: Int?, count: (PathSubject) -> Int
  ) -> PathAudit.Comparison? {
    let ranked = curves.compactMap { curve -> (curve: CurveDraws, distance: Draws)? in
      guard let score = curve.score(in: third) else { return nil }
      return (curve, Draws(score.values.map { abs($0 - 1) }))
    }.sorted { $0.distance.value < $1.distance.value }
    guard let winner = ranked.first, let name = winner.curve.recipe else { return nil }
    let lead = ranked.dropFirst().first.flatMap { second in
      (second.distance - winner.distance)
        .estimate(count: min(count(second.curve.subject), count(winner.curve.subject)))
    }
    return PathAudit.Comparison(third: third, winner: name, lead: lead)
  }
}

extension CurveDraws {
  /// The recipe, if these are prototypes.
  fileprivate var recipe: String? {
    if case .prototypes(let recipe) = subject { recipe } else { nil }
  }

  /// The normalized Spearman similarity of units, over a third or the whole network.
  func score(in third: Int?) -> Draws? {
    guard let third else { return Viewed.mean(layers).units.normalized.spearman }
    return thirds[third].units.normalized.spearman
  }
}
