/// Which classes are carried by the same features, beyond what their weights' likeness explains.
///
/// S(c,k) = Σ_d min(s_cd, s_kd) over features, less its regression on the cosine of the two classes'
/// weights without the features that both lean on.
public struct SharedCarriers: Hashable, Sendable {
  /// The excess S of each pair, of shape `[classes, classes]`; 0 on the diagonal.
  public let excess: [[Double]]

  /// A feature is leaned on if it is among so many of a class's largest.
  private static let hubCount = 5

  /// Measures from shares and weights.
  ///
  /// - Parameters:
  ///   - decompositions: A decomposition for each class.
  ///   - weights: Each class's weights, of channels (summed up over places) as the shares are.
  public init(_ decompositions: [LogitDecomposition], weights: [[Double]]) {
    let tops = decompositions.map { Set($0.carriers(count: Self.hubCount).map(\.feature)) }
    let count = decompositions.count
    let pairs = (0..<count).flatMap { a in (a + 1..<max(count, a + 1)).map { (a, $0) } }
    let overlaps = pairs.map { a, b in
      zip(decompositions[a].shares, decompositions[b].shares).reduce(0) { $0 + min($1.0, $1.1) }
    }
    let likeness = pairs.map { a, b in
      Self.cosine(weights[a], weights[b], without: tops[a].intersection(tops[b]))
    }
    let residuals = Self.residuals(overlaps, on: likeness)
    var table = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for ((a, b), value) in zip(pairs, residuals) { (table[a][b], table[b][a]) = (value, value) }
    excess = table
  }

  /// The class that most is shared with.
  public func partner(of classIndex: Int) -> Int? {
    excess[classIndex].indices.filter { $0 != classIndex }
      .max { excess[classIndex][$0] < excess[classIndex][$1] }
  }

  private static func cosine(_ a: [Double], _ b: [Double], without shared: Set<Int>) -> Double {
    var (dot, left, right) = (0.0, 0.0, 0.0)
    for index in a.indices where !shared.contains(index) {
      dot += a[index] * b[index]
      left += a[index] * a[index]
      right += b[index] * b[index]
    }
    return left * right > 0 ? dot / (left * right).squareRoot() : 0
  }

  /// What a straight line through numbers leaves of others.
  private static func residuals(_ values: [Double], on others: [Double]) -> [Double] {
    let (mean, center) = (values.mean, others.mean)
    let products = zip(values, others).reduce(0) { $0 + ($1.0 - mean) * ($1.1 - center) }
    let squares = others.reduce(0) { $0 + ($1 - center) * ($1 - center) }
    let slope = squares > 1e-12 ? products / squares : 0
    return zip(values, others).map { $0 - mean - slope * ($1 - center) }
  }
}
