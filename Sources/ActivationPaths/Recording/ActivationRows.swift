internal import Tensors

/// Vectors of activations, one a row, each less its own mean, and their ranks less the mean rank.
///
/// Rows are padded with zeros to whole segments: products are summed segment by segment, in parallel
/// and without the rounding of one long sum.
struct ActivationRows {
  /// What is known of a row beside its numbers.
  struct Summary {
    var mean = 0.0
    /// `Σ (x - mean)²`; 0 if the row is constant.
    var squares = 0.0
    /// The same of the ranks.
    var rankSquares = 0.0
    /// Whether no value is infinite or no number.
    var isFinite = true
  }

  private static let segmentLength = 8192

  /// How many numbers a row has.
  let length: Int
  private let segment: Int
  private let stride: Int
  private let centered: Tensor
  private let ranks: Tensor
  private(set) var summaries: [Summary]

  var count: Int { summaries.count }

  /// Makes rows by writing each of them.
  ///
  /// - Parameters:
  ///   - count: How many rows.
  ///   - length: How many numbers each has.
  ///   - write: Writes a row's raw values; called for several rows at once.
  ///   - derive: Writes further rows from the first ones.
  /// - Throws: `TensorError` if there is no memory.
  init(
    count: Int, length: Int, write: (_ row: Int, UnsafeMutableBufferPointer<Float>) -> Void,
    derive: (_ rows: [UnsafeMutableBufferPointer<Float>]) -> Void = { _ in }
  ) throws {
    let lanes = FloatSums.laneCount
    let padded = (length + lanes - 1) / lanes * lanes
    self.length = length
    segment = min(padded, Self.segmentLength)
    stride = (padded + segment - 1) / segment * segment
    centered = try Tensor.uninitialized(shape: [count, stride])
    ranks = try Tensor.uninitialized(shape: [count, stride])
    summaries = [Summary](repeating: Summary(), count: count)
    let (rows, rankRows) = (try Self.rows(of: centered), try Self.rows(of: ranks))
    TorchRuntime.forEach(count) {
      write($0, UnsafeMutableBufferPointer(rebasing: rows[$0][..<length]))
    }
    derive(rows.map { UnsafeMutableBufferPointer(rebasing: $0[..<length]) })
    try finish(rows, rankRows)
  }

  private static func rows(of tensor: Tensor) throws -> [UnsafeMutableBufferPointer<Float>] {
    let shape = tensor.shape
    return try tensor.withUnsafeMutableFloats { all in
      (0..<shape[0]).map { row in
        UnsafeMutableBufferPointer(rebasing: all[row * shape[1]..<(row + 1) * shape[1]])
      }
    }
  }

  /// Ranks and centers every row, as many at once as there are threads.
  private mutating func finish(
    _ rows: [UnsafeMutableBufferPointer<Float>], _ rankRows: [UnsafeMutableBufferPointer<Float>]
  ) throws {
    let (length, count) = (length, summaries.count)
    let workerCount = min(count, try TorchRuntime.threadCount())
    summaries.withUnsafeMutableBufferPointer { summaries in
      TorchRuntime.forEach(workerCount) { worker in
        var ranking = AverageRanks()
        for row in Swift.stride(from: worker, to: count, by: workerCount) {
          summaries[row] = Self.finish(rows[row], rankRows[row], length: length, &ranking)
        }
      }
    }
  }

  private static func finish(
    _ row: UnsafeMutableBufferPointer<Float>, _ ranks: UnsafeMutableBufferPointer<Float>,
    length: Int, _ ranking: inout AverageRanks
  ) -> Summary {
    row[length...].update(repeating: 0)
    ranks[length...].update(repeating: 0)
    let sum = FloatSums.sum(UnsafeBufferPointer(row))
    var summary = Summary(mean: sum / Double(length))
    guard sum.isFinite else {
      row.update(repeating: 0)
      ranks.update(repeating: 0)
      summary.isFinite = false
      return summary
    }
    let values = UnsafeMutableBufferPointer(rebasing: row[..<length])
    let places = UnsafeMutableBufferPointer(rebasing: ranks[..<length])
    summary.rankSquares = ranking.write(of: UnsafeBufferPointer(values), to: places)
    if summary.rankSquares == 0 { summary.mean = Double(values[0]) }
    let mean = Float(summary.mean)
    for index in values.indices { values[index] -= mean }
    summary.mean = Double(mean)
    summary.squares = FloatSums.sumOfSquares(UnsafeBufferPointer(row))
    return summary
  }
}

// MARK: Comparing

extension ActivationRows {
  /// Similarities of rows with other rows.
  struct Comparison {
    let columnCount: Int
    /// Row by row.
    var values: Similarities<[Float]>
  }

  /// Compares the first rows with all rows of another block.
  ///
  /// - Returns: `nan` where a row is constant, all zero, or not finite.
  func similarities(first rowCount: Int, to other: ActivationRows) throws -> Comparison {
    let products = try Self.products(centered, other.centered, rowCount, segment)
    let rankProducts = try Self.products(ranks, other.ranks, rowCount, segment)
    var values = Similarities<[Float]>(spearman: [], pearson: [], cosine: [])
    for row in 0..<rowCount {
      for column in 0..<other.count {
        let (a, b) = (summaries[row], other.summaries[column])
        let index = row * other.count + column
        values.pearson.append(Self.ratio(products[index], a.squares, b.squares))
        values.spearman.append(Self.ratio(rankProducts[index], a.rankSquares, b.rankSquares))
        values.cosine.append(cosine(products[index], a, b))
      }
    }
    return Comparison(columnCount: other.count, values: values)
  }

  private func cosine(_ product: Double, _ a: Summary, _ b: Summary) -> Float {
    guard a.isFinite, b.isFinite else { return .nan }
    let count = Double(length)
    return Self.ratio(
      product + count * a.mean * b.mean, a.squares + count * a.mean * a.mean,
      b.squares + count * b.mean * b.mean)
  }

  private static func ratio(_ product: Double, _ a: Double, _ b: Double) -> Float {
    a > 0 && b > 0 ? Float(max(-1, min(1, product / (a * b).squareRoot()))) : .nan
  }

  /// The scalar products of the first rows of one matrix with all rows of another.
  private static func products(
    _ a: Tensor, _ b: Tensor, _ rowCount: Int, _ segment: Int
  ) throws -> [Double] {
    let columnCount = b.shape[0]
    let left = try a.slice(axis: 0, from: 0, to: rowCount)
      .reshaped(to: [rowCount, -1, segment]).permuted([1, 0, 2])
    let right = try b.reshaped(to: [columnCount, -1, segment]).permuted([1, 2, 0])
    let parts = try left.matrixMultiplied(by: right).floats()
    var totals = [Double](repeating: 0, count: rowCount * columnCount)
    for start in Swift.stride(from: 0, to: parts.count, by: totals.count) {
      for index in totals.indices { totals[index] += Double(parts[start + index]) }
    }
    return totals
  }

  /// Returns the mean absolute differences of each row from some rows of another block.
  ///
  /// The result is row by row, with `nan` where a row is not finite.
  func distances(to other: ActivationRows, columns: Range<Int>) throws -> [[Float]] {
    let (mine, theirs) = (try Self.rows(of: centered), try Self.rows(of: other.centered))
    var result = [[Float]](
      repeating: [Float](repeating: .nan, count: columns.count), count: count)
    result.withUnsafeMutableBufferPointer { result in
      TorchRuntime.forEach(mine.count) { row in
        result[row] = columns.map { distance(row, mine[row], to: other, $0, theirs[$0]) }
      }
    }
    return result
  }

  /// Returns the mean absolute difference of a row from another row of the same block.
  func distance(of row: Int, toOwn column: Int) throws -> Float {
    let rows = try Self.rows(of: centered)
    return distance(row, rows[row], to: self, column, rows[column])
  }

  private func distance(
    _ row: Int, _ mine: UnsafeMutableBufferPointer<Float>, to other: ActivationRows,
    _ column: Int, _ theirs: UnsafeMutableBufferPointer<Float>
  ) -> Float {
    let (a, b) = (summaries[row], other.summaries[column])
    guard a.isFinite, b.isFinite else { return .nan }
    let offset = Float(a.mean - b.mean)
    let sum = FloatSums.absoluteDifferences(
      UnsafeBufferPointer(mine), UnsafeBufferPointer(theirs), offset: offset)
    // The padding's zeros differ by the offset too.
    return Float((sum - Double(stride - length) * Double(abs(offset))) / Double(length))
  }
}
