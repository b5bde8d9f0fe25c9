/// The weights of the elements around a place between them.
struct ResizeFilter {
  private let isCubic: Bool
  /// The parameter `a` of the cubic convolution kernel (Keys, 1981).
  private let coefficient: Double
  private let excludesOutside: Bool
  /// How much the filter is widened, so that shrinking averages: 1 or less.
  private let sharpness: Double

  init(_ attributes: ResizeAttributes, scale: Double) {
    isCubic = attributes.mode == .cubic
    coefficient = attributes.cubicCoefficient
    excludesOutside = attributes.excludesOutside
    sharpness = attributes.antialiases ? min(scale, 1) : 1
  }

  /// How far the filter reaches, in elements of a result that is not enlarged.
  private var radius: Double { isCubic ? 2 : 1 }

  /// Returns a weight for each element of the axis; they add up to 1.
  ///
  /// Elements beyond the ends have the value of the last, or are left out.
  func weights(at place: Double, extent: Int) -> [Double] {
    let reach = Int((radius / sharpness).rounded(.up))
    let base = Int(place.rounded(.down))
    var weights = [Double](repeating: 0, count: extent)
    for index in (base - reach)...(base + reach + 1) {
      let isInside = (0..<extent).contains(index)
      guard isInside || !excludesOutside else { continue }
      weights[min(max(index, 0), extent - 1)] += weight(sharpness * (Double(index) - place))
    }
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }

  private func weight(_ offset: Double) -> Double {
    let x = abs(offset)
    guard isCubic else { return max(1 - x, 0) }
    let a = coefficient
    if x <= 1 { return ((a + 2) * x - (a + 3)) * x * x + 1 }
    if x < 2 { return ((x - 5) * x + 8) * x * a - 4 * a }
    return 0
  }
}
