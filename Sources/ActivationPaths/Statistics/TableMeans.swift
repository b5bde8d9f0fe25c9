/// Means over parts of a table, for everything there is and for each bootstrap sample.
///
/// Entries that are `nan` are left out.
struct TableMeans {
  let table: SimilarityTable
  /// Of the columns, the block's photographs.
  let photographs: Resampling

  private var drawCount: Int { photographs.multiplicities[0].count }

  /// The mean over rows and columns: `Σ uᵣ wᵢ Tᵣᵢ / Σ uᵣ wᵢ`.
  ///
  /// The resampling is of these rows.
  func overRows(_ rows: Range<Int>, _ resampling: Resampling) -> Draws {
    var mean = WeightedMean(count: drawCount)
    for (row, weights) in zip(rows, resampling.multiplicities) {
      let (sums, masses) = sums(ofRow: row) { _ in true }
      mean.add(sums, masses, weights)
    }
    return mean.draws
  }

  /// The mean over pairs of photographs, none with itself: `Σ wᵢ wⱼ Tᵢⱼ / Σ wᵢ wⱼ`.
  ///
  /// Only pairs that `includes` accepts are looked at.
  func overPairs(where includes: (Int, Int) -> Bool = { _, _ in true }) -> Draws {
    var mean = WeightedMean(count: drawCount)
    for (row, weights) in photographs.multiplicities.enumerated() {
      let (sums, masses) = sums(ofRow: row) { $0 != row && includes(row, $0) }
      mean.add(sums, masses, weights)
    }
    return mean.draws
  }

  /// The mean of the photographs' own entries: `Σ wᵢ Tᵢᵢ / Σ wᵢ`.
  func overDiagonal() -> Draws {
    var mean = WeightedMean(count: drawCount)
    for (row, weights) in photographs.multiplicities.enumerated() {
      let value = Double(table[row, row])
      guard !value.isNaN else { continue }
      mean.add(
        [Double](repeating: value, count: drawCount), [Double](repeating: 1, count: drawCount),
        weights)
    }
    return mean.draws
  }

  /// The mean over rows of what they have in common with the mean path.
  ///
  /// Column `i` compares with the mean of the other photographs, and so is a jackknife replicate of
  /// the comparison with the mean of all `n`. A sample of photographs moves that by the mean
  /// influence of its members, `(n - 1)(T̄ - Tᵢ)`: the result is `T̄ + (n - 1)(T̄ - Σ wᵢTᵢ / n)`.
  ///
  /// - SeeAlso: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 20, on the
  ///   jackknife as the bootstrap's linear approximation.
  func overMeanPaths(_ rows: Range<Int>, _ resampling: Resampling) -> Draws {
    let count = Double(photographs.count)
    var mean = WeightedMean(count: drawCount)
    for (row, weights) in zip(rows, resampling.multiplicities) {
      let (sums, masses) = sums(ofRow: row) { _ in true }
      let all = sums[0] / masses[0]
      guard !all.isNaN else { continue }
      let moved = zip(sums, masses).map { $1 > 0 ? count * all - (count - 1) * $0 / $1 : .nan }
      mean.add(moved, moved.map { $0.isNaN ? 0 : 1 }, weights)
    }
    return mean.draws
  }

  /// The sums over columns of `wᵢ Tᵣᵢ`, and of `wᵢ`.
  private func sums(
    ofRow row: Int, where includes: (Int) -> Bool
  ) -> (sums: [Double], masses: [Double]) {
    var sums = [Double](repeating: 0, count: drawCount)
    var masses = sums
    for (column, weights) in photographs.multiplicities.enumerated() where includes(column) {
      let value = Double(table[row, column])
      guard !value.isNaN else { continue }
      for draw in sums.indices {
        sums[draw] += value * weights[draw]
        masses[draw] += weights[draw]
      }
    }
    return (sums, masses)
  }
}

/// A mean that is gathered sample by sample.
private struct WeightedMean {
  private var sums: [Double]
  private var masses: [Double]

  init(count: Int) {
    sums = [Double](repeating: 0, count: count)
    masses = sums
  }

  mutating func add(_ values: [Double], _ weights: [Double], _ multiplicities: [Double]) {
    for index in sums.indices where multiplicities[index] != 0 && weights[index] != 0 {
      sums[index] += multiplicities[index] * values[index]
      masses[index] += multiplicities[index] * weights[index]
    }
  }

  /// `nan` for a sample without a value.
  var draws: Draws { Draws(zip(sums, masses).map { $0 / $1 }) }
}
