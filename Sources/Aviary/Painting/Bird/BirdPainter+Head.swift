extension BirdPainter {
  private static let head = Point(0.235, -0.235)
  private static let eye = Point(0.278, -0.258)
  private static let eyeRadius: Float = 0.026

  func paintHead() {
    let isCrested = codes.head == .redCrest || codes.head == .blueCrest
    paint(.head, around: Point(0.18, -0.27), radius: 0.26) { p in
      var skull = Shape.ellipse(p - Self.head, Point(0.140, 0.126))
      if isCrested {
        let crest = Shape.taper(p, Point(0.22, -0.30), Point(0.06, -0.43), 0.085, 0.006)
        skull = Shape.blend(skull, crest, 0.05)
      }
      let joined = Shape.blend(skull, trunk(p), 0.07)
      let reach = p.x * -0.55 + p.y + 0.255 + 0.03 * (plumage(30 * p.x, 30 * p.y) - 0.5)
      let within = max(
        smoothStep(0.030, -0.014, skull),
        smoothStep(0.0, -0.03, reach) * smoothStep(0.075, 0.04, skull))
      let alpha = inside(joined) * within
      guard alpha > 0 else { return Color() }
      let light = headLight(p, joined)
      let color = glossy(marked(p).times(light * feathers(p, 0.15)), light)
      return withEye(color, p).opacity(alpha)
    }
  }

  /// How bright the light makes a place of the head: a ball.
  @inline(__always)
  private func headLight(_ p: Point, _ distance: Float) -> Float {
    let q = (p - Self.head) / 0.15
    let height = max(0, 1 - (q * q).sum()).squareRoot()
    let edge = smoothStep(-0.035, 0.004, distance)
    return (0.84 + 0.3 * (0.3 * lightSide * q.x - 0.5 * q.y + 0.45 * height)) * (1 - 0.18 * edge)
  }

  @inline(__always)
  private func withEye(_ color: Color, _ p: Point) -> Color {
    let distance = (p - Self.eye).length
    let ring = color.mixed(
      colors.back.times(0.6).mixed(BirdColors.white, 0.45),
      0.75 * inside(distance - Self.eyeRadius - 0.012))
    let ball = ring.mixed(Color(0.035, 0.025, 0.02), inside(distance - Self.eyeRadius))
    let glint = (p - Self.eye - Point(0.009, -0.010)).length - 0.0085
    return ball.mixed(Color(1, 1, 1), 0.95 * inside(glint))
  }

  /// The color of a place of the head by the code.
  @inline(__always)
  private func marked(_ p: Point) -> Color {
    let q = p - Self.eye
    let white = BirdColors.white
    let black = BirdColors.black
    switch codes.head {
    case .hood:
      return Color(0.105, 0.10, 0.11)
    case .redCrest:
      let mask = Shape.ellipse(q - Point(0.082, 0.035), Point(0.062, 0.072))
      return colors.red.mixed(black, smoothStep(0.008, -0.008, mask))
    case .blueCrest:
      let face = Shape.ellipse(q - Point(0.012, 0.068), Point(0.112, 0.062))
      let base = colors.blue.mixed(white, smoothStep(0.01, -0.01, face))
      let collar = abs(Point(q.x - 0.05, q.y + 0.01).length - 0.165)
      return base.mixed(black, smoothStep(0.020, 0.008, collar) * smoothStep(0.0, 0.03, q.y))
    case .capAndBib:
      let cap = q.y - 0.012 + 0.10 * q.x
      let bib = Shape.ellipse(q - Point(0.045, 0.125), Point(0.085, 0.052))
      return white.mixed(black, max(smoothStep(0.008, -0.008, cap), smoothStep(0.01, -0.01, bib)))
    case .cap:
      let cap = Shape.ellipse(q - Point(0.055, -0.085), Point(0.105, 0.062))
      return colors.breast.mixed(black, smoothStep(0.01, -0.01, cap))
    case .blue:
      return colors.blue.times(1.05)
    case .blueMask:
      let throat = Shape.ellipse(q - Point(0.055, 0.105), Point(0.105, 0.068))
      let brow = Shape.ellipse(q - Point(0.085, -0.032), Point(0.030, 0.036))
      return colors.blue.times(0.72).mixed(
        BirdColors.rufous.times(0.9), smoothStep(0.01, -0.01, min(throat, brow)))
    case .stripes:
      let brow = smoothStep(0.026, 0.012, abs(q.y + 0.048 - 0.20 * q.x))
      let cheek = smoothStep(0.028, 0.012, abs(q.y - 0.062 - 0.15 * q.x))
      let nape = Shape.ellipse(q - Point(-0.125, -0.045), Point(0.062, 0.052))
      return black.mixed(white, max(brow, cheek)).mixed(colors.red, smoothStep(0.01, -0.01, nape))
    case .chestnut:
      let crown = smoothStep(0.0, -0.02, q.y + 0.035)
      let side = Shape.ellipse(q - Point(-0.085, 0.0), Point(0.095, 0.060))
      let bib = Shape.ellipse(q - Point(0.065, 0.105), Point(0.075, 0.058))
      let cheek = Color(0.80, 0.77, 0.72)
      let base = cheek.mixed(BirdColors.chestnut, smoothStep(0.01, -0.01, side))
      let lore = smoothStep(0.026, 0.010, abs(q.y - 0.004)) * smoothStep(0.0, 0.02, q.x)
      return base.mixed(Color(0.47, 0.46, 0.46), crown)
        .mixed(black, max(lore, smoothStep(0.01, -0.01, bib)))
    }
  }
}
