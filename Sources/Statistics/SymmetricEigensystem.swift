/// The eigenvalues and eigenvectors of a symmetric matrix.
public struct SymmetricEigensystem: Hashable, Sendable {
  /// The eigenvalues, in ascending order.
  public let values: [Double]
  /// An eigenvector of length 1 for each value.
  public let vectors: [[Double]]

  /// How often every element is turned away at most; ten times are enough for hundreds of rows.
  private static let sweepLimit = 60
  /// How small the elements off the diagonal become, against all: squares of the last digit.
  private static let tolerance = 1e-30

  /// Solves a matrix by turning its elements away one after another (the cyclic Jacobi method; Golub
  /// and Van Loan, "Matrix Computations", 8.5).
  ///
  /// - Parameter matrix: Its rows; only what is above the diagonal is read, and the diagonal.
  /// - Complexity: O(n³) for n rows, about ten times.
  /// - Precondition: It is square, and every element is finite.
  public init(_ matrix: [[Double]]) {
    precondition(matrix.allSatisfy { $0.count == matrix.count }, "a matrix that is not square")
    var rotation = JacobiRotation(matrix)
    for _ in 0..<Self.sweepLimit
    where rotation.offDiagonal > Self.tolerance * rotation.total {
      for row in matrix.indices {
        for column in matrix.indices where column > row { rotation.turnAway(row, column) }
      }
    }
    let diagonal = rotation.matrix.indices.map { rotation.matrix[$0][$0] }
    let order = diagonal.indices.sorted { diagonal[$0] < diagonal[$1] }
    values = order.map { diagonal[$0] }
    vectors = order.map { rotation.vectors[$0] }
  }
}

/// A matrix on its way to a diagonal one, and the turns so far.
private struct JacobiRotation {
  var matrix: [[Double]]
  /// The product of all turns, transposed: its rows become the eigenvectors.
  var vectors: [[Double]]

  init(_ source: [[Double]]) {
    matrix = source.indices.map { row in
      source.indices.map { row <= $0 ? source[row][$0] : source[$0][row] }
    }
    vectors = source.indices.map { row in source.indices.map { $0 == row ? 1 : 0 } }
  }

  /// The sum of squares off the diagonal.
  var offDiagonal: Double {
    matrix.indices.reduce(0) { sum, row in
      matrix.indices.reduce(sum) { $1 == row ? $0 : $0 + matrix[row][$1] * matrix[row][$1] }
    }
  }

  /// The sum of all squares.
  var total: Double { matrix.joined().reduce(0) { $0 + $1 * $1 } }

  /// Turns two axes so that their common element becomes zero.
  mutating func turnAway(_ p: Int, _ q: Int) {
    let element = matrix[p][q]
    guard element != 0 else { return }
    let ratio = (matrix[q][q] - matrix[p][p]) / (2 * element)
    let tangent = (ratio >= 0 ? 1 : -1) / (abs(ratio) + (1 + ratio * ratio).squareRoot())
    let cosine = 1 / (1 + tangent * tangent).squareRoot()
    let sine = tangent * cosine
    for index in matrix.indices {
      let (a, b) = (matrix[index][p], matrix[index][q])
      matrix[index][p] = cosine * a - sine * b
      matrix[index][q] = sine * a + cosine * b
    }
    Self.turn(&matrix, p, q, cosine, sine)
    Self.turn(&vectors, p, q, cosine, sine)
  }

  private static func turn(
    _ rows: inout [[Double]], _ p: Int, _ q: Int, _ cosine: Double, _ sine: Double
  ) {
    for index in rows[p].indices {
      let (a, b) = (rows[p][index], rows[q][index])
      rows[p][index] = cosine * a - sine * b
      rows[q][index] = sine * a + cosine * b
    }
  }
}
