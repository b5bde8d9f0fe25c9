internal import Statistics

/// The figures of a ``PathScore``, for everything there is and for each bootstrap sample.
struct ScoreDraws {
  let normalized: Similarities<Draws?>
  let toMean: Similarities<Draws>
  let distance: Draws
  let relativeDistance: Draws

  /// Divides.
  ///
  /// The normalized similarity is `(r(x, same) - r(other, same)) / (r(same, same) - r(other, same))`,
  /// the means being over pairs of images (Geirhos et al., 2024); there is none where the 95 %
  /// interval of the denominator reaches 0.
  init(_ draws: SubjectDraws) {
    normalized = Similarities(
      spearman: Self.normalized(draws.images, draws.ceiling, draws.floor, \.spearman),
      pearson: Self.normalized(draws.images, draws.ceiling, draws.floor, \.pearson),
      cosine: Self.normalized(draws.images, draws.ceiling, draws.floor, \.cosine))
    toMean = draws.toMean
    distance = draws.distance
    relativeDistance = draws.spread.value > 0 ? draws.distance / draws.spread : draws.spread.none
  }

  private static func normalized(
    _ images: Similarities<Draws>, _ ceiling: Similarities<Draws>, _ floor: Similarities<Draws>,
    _ measure: KeyPath<Similarities<Draws>, Draws>
  ) -> Draws? {
    let floor = floor[keyPath: measure]
    let denominator = ceiling[keyPath: measure] - floor
    guard let range = denominator.estimate(count: 0), range.lower > 0 else { return nil }
    let score = (images[keyPath: measure] - floor) / denominator
    return score.value.isFinite ? score : nil
  }

  private init(
    normalized: Similarities<Draws?>, toMean: Similarities<Draws>, distance: Draws,
    relativeDistance: Draws
  ) {
    self.normalized = normalized
    self.toMean = toMean
    self.distance = distance
    self.relativeDistance = relativeDistance
  }

  /// The mean over layers, of those that have a value.
  static func mean(_ layers: [ScoreDraws]) -> ScoreDraws {
    func mean(_ part: (ScoreDraws) -> Draws?) -> Draws? {
      Draws.mean(layers.compactMap(part).map { (1, $0) })
    }
    let none = layers[0].distance.none
    return ScoreDraws(
      normalized: Similarities(
        spearman: mean(\.normalized.spearman), pearson: mean(\.normalized.pearson),
        cosine: mean(\.normalized.cosine)),
      toMean: Similarities(
        spearman: mean(\.toMean.spearman) ?? none, pearson: mean(\.toMean.pearson) ?? none,
        cosine: mean(\.toMean.cosine) ?? none),
      distance: mean(\.distance) ?? none, relativeDistance: mean(\.relativeDistance) ?? none)
  }

  /// The score, with intervals.
  func score(count: Int) -> PathScore {
    guard let distance = distance.estimate(count: count) else {
      preconditionFailure("A layer without a distance should have been skipped")
    }
    return PathScore(
      normalized: normalized.map { $0?.estimate(count: count) },
      toMean: toMean.map { $0.estimate(count: count) },
      distance: distance, relativeDistance: relativeDistance.estimate(count: count))
  }
}

extension Draws {
  /// As many samples without a value.
  var none: Draws { Draws([Double](repeating: .nan, count: values.count)) }
}
