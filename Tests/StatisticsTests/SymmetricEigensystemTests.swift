import Foundation
import Statistics
import Testing

@Suite struct SymmetricEigensystemTests {
  /// As in `Tests/References/baselines.py`.
  private static func matrix(_ count: Int) -> [[Double]] {
    func wave(_ row: Int, _ column: Int) -> Double {
      sin(0.37 * Double((1 + row) * (2 + column)) + Double(row))
    }
    return (0..<count).map { row in (0..<count).map { wave(row, $0) + wave($0, row) } }
  }

  private static func product(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
    matrix.map { zip($0, vector).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  @Test func `eigenvalues are those of NumPy`() {
    let expected: [Double] = [
      -3.12969806574, -2.95614331102, -0.0581482808882, 0.638868280339, 1.97535888462,
      3.21295447544, 5.29324661722,
    ]
    let values = SymmetricEigensystem(Self.matrix(7)).values
    #expect(zip(values, expected).allSatisfy { abs($0 - $1) < 1e-10 }, "\(values)")
  }

  @Test(arguments: [1, 2, 5, 40])
  func `a matrix only stretches its eigenvectors, which are at right angles`(count: Int) {
    let matrix = Self.matrix(count)
    let system = SymmetricEigensystem(matrix)
    #expect(system.values == system.values.sorted() && system.values.count == count)
    for (place, vector) in system.vectors.enumerated() {
      let stretched = Self.product(matrix, vector)
      #expect(zip(stretched, vector).allSatisfy { abs($0 - system.values[place] * $1) < 1e-10 })
      let products = Self.product(system.vectors, vector)
      #expect(products.indices.allSatisfy { abs(products[$0] - ($0 == place ? 1 : 0)) < 1e-10 })
    }
  }

  @Test func `values that occur more than once, zeros and diagonals are no trouble`() {
    #expect(SymmetricEigensystem([[3, 0, 0], [0, -1, 0], [0, 0, 3]]).values == [-1, 3, 3])
    #expect(SymmetricEigensystem([[0, 0], [0, 0]]).values == [0, 0])
    #expect(SymmetricEigensystem([]).values.isEmpty)
    let ones = [[Double]](repeating: [Double](repeating: 1, count: 4), count: 4)
    let values = SymmetricEigensystem(ones).values
    #expect(zip(values, [0, 0, 0, 4]).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test func `what is below the diagonal is not read`() {
    let values = SymmetricEigensystem([[0, 2], [99, 0]]).values
    #expect(zip(values, [-2, 2]).allSatisfy { abs($0 - $1) < 1e-12 })
  }
}
