/// How effects agree with the true ones.
enum EffectAgreement {
  /// An effect as it was seen, and as it is.
  struct Pair {
    let seen: Double
    let `true`: Double
  }

  /// Pearson's correlation; `nil` for fewer than three effects, or if one side does not vary.
  static func correlation(_ pairs: [Pair]) -> Double? {
    guard pairs.count > 2 else { return nil }
    let (a, b) = (pairs.map(\.seen).mean, pairs.map(\.true).mean)
    let products = pairs.reduce(0) { $0 + ($1.seen - a) * ($1.true - b) }
    let squares = (
      pairs.reduce(0) { $0 + ($1.seen - a) * ($1.seen - a) },
      pairs.reduce(0) { $0 + ($1.true - b) * ($1.true - b) }
    )
    let scale = (squares.0 * squares.1).squareRoot()
    return scale > 0 ? products / scale : nil
  }

  /// The slope of the line through zero from true effects to those seen, by least squares: below 1,
  /// effects are seen too small; `nil` without a true effect.
  static func slope(_ pairs: [Pair]) -> Double? {
    let squares = pairs.reduce(0) { $0 + $1.true * $1.true }
    return squares > 0 ? pairs.reduce(0) { $0 + $1.seen * $1.true } / squares : nil
  }
}
