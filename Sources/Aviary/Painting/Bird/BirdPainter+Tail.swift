extension BirdPainter {
  /// How a tail is built, in the bird's units along and across its axis.
  private struct TailForm {
    let length: Float
    /// Half the width at the root and at the end.
    let root: Float
    let end: Float
    /// How much farther the outer feathers reach than the inner ones.
    let fork: Float
  }

  private var form: TailForm {
    switch codes.tail {
    case .straight: TailForm(length: 0.34, root: 0.055, end: 0.066, fork: -0.015)
    case .fan: TailForm(length: 0.31, root: 0.055, end: 0.125, fork: -0.06)
    case .fork: TailForm(length: 0.26, root: 0.050, end: 0.105, fork: 0.26)
    case .long: TailForm(length: 0.47, root: 0.055, end: 0.080, fork: -0.035)
    case .notched: TailForm(length: 0.31, root: 0.050, end: 0.078, fork: 0.055)
    }
  }

  /// Where the tail begins, and the way it points.
  private static let root = Point(-0.27, 0.135)
  private static let axis = Point(-0.905, 0.425)

  func paintTail() {
    let form = form
    let radius = (form.length + max(form.fork, 0)) / 2 + 0.1
    let feather = 1 / (0.5 * form.end)
    paint(.tail, around: Self.root + Self.axis * (radius - 0.1), radius: radius) { p in
      let q = p - Self.root
      let u = (q * Self.axis).sum()
      let v = q.y * -Self.axis.x + q.x * Self.axis.y
      let t = clamp(u / form.length)
      let half = form.root + (form.end - form.root) * t
      let across = abs(v) / half
      let reach = form.length + form.fork * across * across
      let edge = codes.tail == .fork ? forkEdge(u, abs(v), form.length, half) : abs(v) - half
      let alpha = inside(max(edge, u - reach)) * smoothStep(-0.03, 0, u)
      guard alpha > 0 else { return Color() }
      let line = smoothStep(0.75, 1, triangle(v * feather + 0.5))
      var shade = 1 - 0.34 * line - 0.2 * smoothStep(0.7, 1, across)
      shade *= 0.92 + 0.25 * (plumage(8 * u, 60 * v) - 0.5) + 0.1 * t
      return marked(colors.tail, t, across).times(shade).opacity(alpha)
    }
  }

  /// The inner edge of a swallow's streamers.
  @inline(__always)
  private func forkEdge(_ u: Float, _ v: Float, _ length: Float, _ half: Float) -> Float {
    let beyond = u - 0.55 * length
    let inner = beyond > 0 ? 0.42 * half * min(1, beyond / (0.3 * length)) - v : -1
    let outer = v - half * (beyond > 0 ? 1 - 0.25 * beyond : 1)
    return max(outer, inner)
  }

  /// Bars and white corners, where the wing's pattern has them too.
  @inline(__always)
  private func marked(_ color: Color, _ t: Float, _ across: Float) -> Color {
    switch codes.wing {
    case .plain: color
    case .bars: color.mixed(BirdColors.white, 0.75 * smoothStep(0.72, 0.9, across))
    case .spots:
      color.mixed(BirdColors.white, 0.6 * smoothStep(0.70, 0.95, triangle(4 * t)) * across)
    case .chevrons:
      color.times(1 - 0.55 * smoothStep(0.65, 0.9, triangle(6 * t)))
        .mixed(BirdColors.white, 0.7 * smoothStep(0.9, 0.97, t) * smoothStep(0.3, 0.6, across))
    }
  }

  func paintLegs() {
    let color =
      codes.beak == .dagger || codes.head == .hood
      ? Color(0.20, 0.18, 0.17)
      : Color(0.42, 0.31, 0.24)
    paint(.legs, around: Point(0.02, 0.27), radius: 0.2) { p in
      let (foot, thick) = (BirdPlan.feet, Float(0.0125))
      let near = leg(p, Point(0.045, 0.18), foot + Point(0.035, -0.012), thick)
      let far = leg(p, Point(-0.02, 0.19), foot + Point(-0.055, -0.015), thick)
      let shade: Float = far < near ? 0.75 : 1
      let glint = smoothStep(0.004, -0.012, min(near, far))
      return color.times(shade * (0.8 + 0.4 * glint)).opacity(inside(min(near, far)))
    }
  }

  @inline(__always)
  private func leg(_ p: Point, _ hip: Point, _ foot: Point, _ thick: Float) -> Float {
    let knee = (hip + foot) / 2 + Point(-0.012, -0.01)
    let upper = Shape.taper(p, hip, knee, 0.03, thick)
    let lower = Shape.taper(p, knee, foot, thick, thick)
    let front = Shape.taper(p, foot, foot + Point(0.062, 0.014), thick, 0.008)
    let middle = Shape.taper(p, foot, foot + Point(0.035, 0.026), thick, 0.008)
    let back = Shape.taper(p, foot, foot + Point(-0.042, 0.016), thick, 0.007)
    return min(min(upper, lower), min(front, min(middle, back)))
  }
}
