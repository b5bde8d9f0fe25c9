/// The matrix that turns decorrelated colors into red, green and blue.
///
/// It is the square root of the covariance of ImageNet's colors as Lucid gives it, divided by its
/// largest column norm, 0.46195.
public enum ColorMatrix {
  /// Lucid's `color_correlation_svd_sqrt`, row-major.
  private static let covarianceRoot: [Double] = [
    0.26, 0.09, 0.02,
    0.27, 0.00, -0.05,
    0.27, -0.09, 0.03,
  ]

  /// Red, green and blue of each decorrelated color, row-major.
  public static let values: [Float] = {
    let norms = (0..<3).map { column -> Double in
      let entries = [0, 3, 6].map { covarianceRoot[$0 + column] }
      return entries.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
    let largest = norms.max() ?? 1
    return covarianceRoot.map { Float($0 / largest) }
  }()

  /// The matrix that flows gradients back: the transposed.
  static let transposed: [Float] = (0..<9).map { values[3 * ($0 % 3) + $0 / 3] }

  /// The inverse, by cofactors, row-major.
  package static let inverse: [Float] = {
    let m = values.map(Double.init)
    func cofactor(_ row: Int, _ column: Int) -> Double {
      let (r, s) = ((row + 1) % 3, (row + 2) % 3)
      let (c, d) = ((column + 1) % 3, (column + 2) % 3)
      return m[3 * r + c] * m[3 * s + d] - m[3 * r + d] * m[3 * s + c]
    }
    let determinant = (0..<3).map { m[$0] * cofactor(0, $0) }.reduce(0, +)
    return (0..<9).map { Float(cofactor($0 % 3, $0 / 3) / determinant) }
  }()

  /// Multiplies the first three of some planes, pixel by pixel, in place.
  ///
  /// - Parameters:
  ///   - matrix: Nine numbers, row-major.
  ///   - planes: At least three planes of `count` numbers.
  ///   - count: The numbers of one plane.
  package static func multiply(
    _ matrix: [Float], _ planes: UnsafeMutablePointer<Float>, count: Int
  ) {
    let (a, b, c) = (matrix[0], matrix[1], matrix[2])
    let (d, e, f) = (matrix[3], matrix[4], matrix[5])
    let (g, h, i) = (matrix[6], matrix[7], matrix[8])
    let (first, second, third) = (planes, planes + count, planes + 2 * count)
    for index in 0..<count {
      let (x, y, z) = (first[index], second[index], third[index])
      first[index] = a * x + b * y + c * z
      second[index] = d * x + e * y + f * z
      third[index] = g * x + h * y + i * z
    }
  }
}
