/// A linear classifier of two kinds of vectors, by ridge regression on their labels.
///
/// Features are standardized by the vectors it is fitted to. The penalty is as large as the mean
/// eigenvalue of their Gram matrix, so that a few examples of many features are not merely learned by
/// heart.
///
/// - SeeAlso: Hastie, Tibshirani and Friedman, The Elements of Statistical Learning (2009),
///   sections 4.2 and 18.3.5: least squares on two labels gives the direction of linear discriminant
///   analysis, and the problem can be solved in as many unknowns as there are examples.
struct RidgeClassifier {
  private let means: [Double]
  private let scales: [Double]
  private let weights: [Double]

  /// - Parameters:
  ///   - examples: Vectors of the same length.
  ///   - labels: 1 or -1 for each.
  init(_ examples: [[Float]], labels: [Double]) {
    let (means, scales) = Self.moments(examples)
    let rows = examples.map { Self.standardized($0, means, scales) }
    var gram = rows.map { a in rows.map { b in zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } } }
    let penalty = gram.indices.reduce(0) { $0 + gram[$1][$1] } / Double(rows.count)
    for index in gram.indices { gram[index][index] += max(penalty, .leastNormalMagnitude) }
    let center = labels.reduce(0, +) / Double(labels.count)
    let solution = Self.solve(gram, labels.map { $0 - center })
    var weights = [Double](repeating: 0, count: means.count)
    for (row, factor) in zip(rows, solution) {
      for index in weights.indices { weights[index] += factor * row[index] }
    }
    self.means = means
    self.scales = scales
    self.weights = weights
  }

  /// A number that is larger the more a vector looks like those labeled 1.
  func score(_ vector: [Float]) -> Double {
    zip(Self.standardized(vector, means, scales), weights).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The mean of each feature, and the inverse of its standard deviation (0 if that is 0).
  private static func moments(_ examples: [[Float]]) -> (means: [Double], scales: [Double]) {
    let count = Double(examples.count)
    var means = [Double](repeating: 0, count: examples[0].count)
    var squares = means
    for example in examples {
      for index in means.indices { means[index] += Double(example[index]) / count }
    }
    for example in examples {
      for index in means.indices {
        squares[index] +=
          (Double(example[index]) - means[index]) * (Double(example[index]) - means[index])
      }
    }
    return (means, squares.map { $0 > 0 ? 1 / ($0 / count).squareRoot() : 0 })
  }

  private static func standardized(
    _ vector: [Float], _ means: [Double], _ scales: [Double]
  ) -> [Double] {
    means.indices.map { (Double(vector[$0]) - means[$0]) * scales[$0] }
  }

  /// Solves a symmetric, positive definite system (Cholesky).
  private static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
    var factor = matrix
    let count = right.count
    for row in 0..<count {
      for column in 0...row {
        var sum = matrix[row][column]
        for k in 0..<column { sum -= factor[row][k] * factor[column][k] }
        factor[row][column] = row == column ? sum.squareRoot() : sum / factor[column][column]
      }
    }
    var result = right
    for row in 0..<count {
      for k in 0..<row { result[row] -= factor[row][k] * result[k] }
      result[row] /= factor[row][row]
    }
    for row in (0..<count).reversed() {
      for k in row + 1..<count { result[row] -= factor[k][row] * result[k] }
      result[row] /= factor[row][row]
    }
    return result
  }
}
