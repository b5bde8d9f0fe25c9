internal import ActivationPaths
internal import Statistics

/// The layer where a path is farthest from photographs'.
struct WorstLayer {
  /// The position in ``PathAudit/layers``.
  let layerIndex: Int
  /// The normalized Spearman similarity there, every unit in its place.
  let score: Estimate

  /// How far from 1, where other photographs of the class are: above 1 is as wrong as below.
  var gap: Double { abs(1 - score.value) }
}

extension PathCurve {
  /// The layer with the normalized Spearman similarity farthest from 1, the first of equals; `nil`
  /// if no layer has one.
  var worstLayer: WorstLayer? {
    let scored = layers.enumerated().compactMap { index, layer -> WorstLayer? in
      guard let score = layer.units.normalized.spearman, score.value.isFinite else { return nil }
      return WorstLayer(layerIndex: index, score: score)
    }
    return scored.reduce(nil) { worst, next in
      worst.map { $0.gap >= next.gap } == true ? worst : next
    }
  }
}
