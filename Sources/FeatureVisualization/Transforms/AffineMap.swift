internal import Foundation

/// An affine map of the plane, height before width.
///
/// `(y, x)` goes to `(a y + b x + c, d y + e x + f)`.
public struct AffineMap: Hashable, Sendable {
  /// The coefficients `a, b, c, d, e, f`.
  public let coefficients: [Double]

  /// Creates a map from six coefficients, row-major.
  ///
  /// - Precondition: There are six.
  public init(_ coefficients: [Double]) {
    precondition(coefficients.count == 6, "\(coefficients.count) coefficients")
    self.coefficients = coefficients
  }

  public static let identity = AffineMap([1, 0, 0, 0, 1, 0])

  public static func translation(y: Double, x: Double) -> AffineMap {
    AffineMap([1, 0, y, 0, 1, x])
  }

  public static func scale(y: Double, x: Double) -> AffineMap {
    AffineMap([y, 0, 0, 0, x, 0])
  }

  /// The rotation about the origin that takes the downward axis towards the right.
  public static func rotation(degrees: Double) -> AffineMap {
    let (sine, cosine) = (sin(degrees * .pi / 180), cos(degrees * .pi / 180))
    return AffineMap([cosine, -sine, 0, sine, cosine, 0])
  }

  /// The shear that leans vertical lines by an angle.
  public static func shear(degrees: Double) -> AffineMap {
    AffineMap([1, 0, 0, tan(degrees * .pi / 180), 1, 0])
  }

  /// Returns the map that applies `self` and then `next`.
  public func followed(by next: AffineMap) -> AffineMap {
    let (m, n) = (coefficients, next.coefficients)
    return AffineMap([
      n[0] * m[0] + n[1] * m[3], n[0] * m[1] + n[1] * m[4], n[0] * m[2] + n[1] * m[5] + n[2],
      n[3] * m[0] + n[4] * m[3], n[3] * m[1] + n[4] * m[4], n[3] * m[2] + n[4] * m[5] + n[5],
    ])
  }

  /// Returns where a point goes.
  public func applied(y: Double, x: Double) -> (y: Double, x: Double) {
    let m = coefficients
    return (m[0] * y + m[1] * x + m[2], m[3] * y + m[4] * x + m[5])
  }
}
