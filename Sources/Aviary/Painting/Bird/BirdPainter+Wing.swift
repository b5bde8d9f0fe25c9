extension BirdPainter {
  /// Where the folded wing's axis begins and ends.
  private static let shoulder = Point(0.075, -0.035)
  private static let tip = Point(-0.40, 0.155)

  func paintWing() {
    let axis = Self.tip - Self.shoulder
    let length = axis.length
    let along = axis / length
    paint(.wing, around: (Self.shoulder + Self.tip) / 2, radius: 0.36) { p in
      let q = p - Self.shoulder
      let u = (q * along).sum() / length
      let v = q.y * -along.x + q.x * along.y
      let upper = Shape.taper(p, Self.shoulder, Self.tip, 0.118, 0.012)
      let lower = Shape.taper(
        p, Self.shoulder + Point(-0.05, 0.045), Self.tip + Point(0.16, -0.045), 0.112, 0.03)
      let distance = Shape.blend(upper, lower, 0.05)
      let alpha = inside(distance)
      guard alpha > 0 else { return Color() }
      let color = feathered(u, v)
      let edge = smoothStep(-0.03, 0.002, distance)
      let gloss = 1.08 - 1.1 * v - 0.3 * edge
      return glossy(color.times(gloss * feathers(p, 0.14)), 0.85 * gloss).opacity(alpha)
    }
  }

  /// Small coverts at the shoulder, long flight feathers behind, with the code's pattern.
  ///
  /// - Parameters:
  ///   - u: The place along the wing, 0 at the shoulder and 1 at the tip.
  ///   - v: The place across it, in the bird's units; positive is below.
  /// - Returns: The color, without light.
  @inline(__always)
  private func feathered(_ u: Float, _ v: Float) -> Color {
    let isFlight = smoothStep(0.30, 0.36, u + 1.1 * v)
    let quill = smoothStep(0.72, 1, triangle(24 * v - 5 * u * u))
    let scaleRow = triangle(9 * u)
    let scale = smoothStep(0.55, 1, scaleRow) * (0.5 + 0.5 * triangle(18 * v + 4.5 * u))
    let shade = 1 - 0.42 * quill * isFlight - 0.20 * scale * (1 - isFlight) - 0.14 * isFlight
    return patterned(colors.wing.times(shade), u, v, isFlight, quill)
  }

  @inline(__always)
  private func patterned(
    _ color: Color, _ u: Float, _ v: Float, _ isFlight: Float, _ quill: Float
  ) -> Color {
    switch codes.wing {
    case .plain:
      return color.mixed(colors.back.times(1.15), 0.25 * (1 - isFlight))
    case .bars:
      let place = u + 1.1 * v
      let first = smoothStep(0.032, 0.016, abs(place - 0.18))
      let second = smoothStep(0.040, 0.022, abs(place - 0.35))
      let edges = 0.65 * smoothStep(0.45, 0.65, u) * smoothStep(0.45, 0.8, quill)
      return color.mixed(BirdColors.white, max(max(first, second), edges))
    case .spots:
      let row = v / 0.052 + 8
      let line = Float(Int32(row))
      let spot = Point(7.5 * u + 0.5 * line + 8, row)
      let place = spot - Point(Float(Int32(spot.x)), line) - Point(0.5, 0.5)
      let size = 0.20 + 0.10 * u
      return color.mixed(
        BirdColors.white, 0.92 * smoothStep(size + 0.07, size - 0.07, place.length))
    case .chevrons:
      let bar = triangle(9 * u + 7 * abs(v - 0.01))
      let dark = color.times(1 - 0.85 * smoothStep(0.62, 0.82, bar))
      let light = smoothStep(0.036, 0.018, abs(u + 1.1 * v - 0.34))
      return dark.mixed(BirdColors.white, light)
    }
  }
}
