/// Whether prototypes from different seeds tell the same.
public enum SeedStability {
  /// From which cosine on two patterns count as the same.
  private static let smallestCosine = 0.5

  /// Returns the share of seeds whose pattern is like the mean of the other seeds' patterns.
  ///
  /// - Parameter patterns: One list for each seed: contributions of carriers, or of windows.
  /// - Returns: A share in `0...1`; `nil` with a single seed.
  public static func share(of patterns: [[Double]]) -> Double? {
    guard patterns.count > 1 else { return nil }
    let agreeing = patterns.indices.filter { seed in
      let others = patterns.indices.filter { $0 != seed }.map { patterns[$0] }
      return cosine(patterns[seed], others.means) >= smallestCosine
    }
    return Double(agreeing.count) / Double(patterns.count)
  }

  private static func cosine(_ a: [Double], _ b: [Double]) -> Double {
    let dot = zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    let squares = (a.reduce(0) { $0 + $1 * $1 }, b.reduce(0) { $0 + $1 * $1 })
    let scale = (squares.0 * squares.1).squareRoot()
    return scale > 0 ? dot / scale : 0
  }
}
