extension BirdPainter {
  /// How a beak is built, in the bird's units.
  private struct BeakForm {
    let length: Float
    /// How high it is at its root.
    let height: Float
    /// How far the tip points down.
    let drop: Float
    /// How much the upper edge bulges.
    let bulge: Float
    let color: Color
  }

  private var form: BeakForm {
    let dark = Color(0.13, 0.12, 0.12)
    return switch codes.beak {
    case .slenderYellow:
      BeakForm(
        length: 0.135, height: 0.052, drop: 0.018, bulge: 0.010, color: Color(0.93, 0.72, 0.13))
    case .coneOrange:
      BeakForm(
        length: 0.098, height: 0.094, drop: 0.018, bulge: 0.020, color: Color(0.93, 0.42, 0.16))
    case .coneDark:
      BeakForm(
        length: 0.090, height: 0.076, drop: 0.014, bulge: 0.016, color: Color(0.27, 0.25, 0.24))
    case .stoutDark:
      BeakForm(length: 0.150, height: 0.074, drop: 0.026, bulge: 0.022, color: dark)
    case .tinyDark: BeakForm(length: 0.070, height: 0.040, drop: 0.010, bulge: 0.008, color: dark)
    case .dagger: BeakForm(length: 0.225, height: 0.066, drop: 0.004, bulge: 0.004, color: dark)
    }
  }

  /// Where the beak leaves the head.
  private static let root = Point(0.345, -0.232)

  func paintBeak() {
    let form = form
    let (length, half) = (form.length * plan.beakScale, form.height * plan.beakScale / 2)
    let color = form.color * colors.tint
    paint(.beak, around: Self.root + Point(length / 2, 0), radius: length / 2 + half + 0.03) { p in
      let q = p - Self.root
      // The root is inside the head, which covers it.
      let t = clamp((q.x + 0.03) / (length + 0.03))
      let middle = form.drop * plan.beakScale * t * t
      let taper = (1 - t) * half
      let curve = form.bulge * plan.beakScale * 4 * t * (1 - t) * 0.5
      let top = middle - taper - curve - q.y
      let bottom = q.y - middle - taper * 0.9 - curve * 0.3
      let distance = max(max(top, bottom), max(q.x - length, -q.x - 0.03))
      let alpha = inside(distance)
      guard alpha > 0 else { return Color() }
      let gape = smoothStep(0.010, 0.003, abs(q.y - middle - 0.1 * half)) * (1 - 0.7 * t)
      let shine = 1.08 - 2.4 * (q.y - middle)
      return color.times(shine * (1 - 0.45 * gape)).opacity(alpha)
    }
  }
}
