/// Paints a bird, part by part.
struct BirdPainter {
  let canvas: SceneCanvas
  let plan: BirdPlan
  let codes: PartCodes
  let colors: BirdColors
  /// Where the light comes from, `-1` for behind the bird to `1` for before it.
  let lightSide: Float
  let plumage: Noise
  /// A pixel's size in the bird's units.
  let pixel: Float
  private let removed: [Part]

  init(_ scene: Scene, _ plan: BirdPlan, _ canvas: SceneCanvas) {
    var random = scene.random("plumage")
    self.canvas = canvas
    self.plan = plan
    codes = scene.codes
    colors = BirdColors(scene.codes, scene.palette)
    lightSide = scene.lighting.side * plan.side
    plumage = Noise(&random)
    pixel = 1 / (canvas.unit * plan.scale)
    removed = scene.removedParts
  }

  /// Paints all parts but those removed.
  func paint() {
    for part in [Part.tail, .legs, .body, .breast, .wing, .beak, .head] {
      guard !removed.contains(part) else { continue }
      switch part {
      case .tail: paintTail()
      case .legs: paintLegs()
      case .body: paintBody()
      case .breast: paintBreast()
      case .wing: paintWing()
      case .beak: paintBeak()
      case .head: paintHead()
      }
    }
  }

  /// Returns how much of a pixel is inside an outline.
  @inline(__always)
  func inside(_ distance: Float) -> Float { clamp(0.5 - distance / pixel) }

  /// Paints pixels near a place of the bird.
  @inline(__always)
  func paint(
    _ part: Part, around center: Point, radius: Float, _ ink: (Point) -> Color
  ) {
    canvas.paint(
      around: plan.inPicture(center), radius: radius * plan.scale + 1 / canvas.unit,
      lane: part.lane
    ) { ink(plan.local($0)) }
  }

  // MARK: The trunk

  /// The distance to the trunk's outline: a long oval from the rump to the breast, with a neck.
  @inline(__always)
  func trunk(_ p: Point) -> Float {
    let q = Point(0.88 * p.x - 0.475 * p.y, (0.475 * p.x + 0.88 * p.y) / plan.plumpness)
    let barrel = Shape.ellipse(q - Point(0.005, 0.025), Point(0.315, 0.195))
    let neck = Shape.taper(p, Point(0.06, -0.03), Point(0.20, -0.20), 0.165, 0.112)
    let rump = Shape.taper(p, Point(-0.18, 0.11), Point(-0.36, 0.185), 0.11, 0.045)
    return Shape.blend(Shape.blend(barrel, neck, 0.10), rump, 0.10)
  }

  /// How bright the light makes a place of the trunk: the trunk is taken for an egg.
  @inline(__always)
  func light(_ p: Point, _ distance: Float) -> Float {
    let q = Point(0.88 * p.x - 0.475 * p.y, 0.475 * p.x + 0.88 * p.y) / Point(0.40, 0.26)
    let height = max(0, 1 - (q * q).sum()).squareRoot()
    let lambert = 0.28 * lightSide * q.x - 0.55 * q.y + 0.5 * height
    let edge = smoothStep(-0.045, 0.004, distance)
    return (0.82 + 0.34 * lambert) * (1 - 0.22 * edge)
  }

  /// Adds the sky's reflection, which is what dark feathers show of their form.
  @inline(__always)
  func glossy(_ color: Color, _ light: Float) -> Color {
    color + Color(0.10, 0.11, 0.14, 0).times(clamp(2.2 * (light - 0.72)))
  }

  /// Soft feathers: a factor near 1, streaked along the body.
  @inline(__always)
  func feathers(_ p: Point, _ strength: Float) -> Float {
    let (u, v) = (0.88 * p.x - 0.475 * p.y, 0.475 * p.x + 0.88 * p.y)
    return 1 + strength * (plumage(14 * u, 34 * v) - 0.5)
      + 0.6 * strength * (plumage(34 * u + 9, 60 * v) - 0.5)
  }

  private func paintBody() {
    let streaks: Float = codes.wing == .chevrons && codes.back == .brown ? 0.75 : 0.2
    paint(.body, around: Point(-0.05, 0), radius: 0.46) { p in
      let distance = trunk(p)
      let alpha = inside(distance)
      guard alpha > 0 else { return Color() }
      let light = light(p, distance)
      return glossy(colors.back.times(light * feathers(p, streaks)), light).opacity(alpha)
    }
  }

  private func paintBreast() {
    let isBanded = codes.breast == .banded
    paint(.breast, around: Point(0.03, 0.03), radius: 0.40) { p in
      let distance = trunk(p)
      let alpha = inside(distance)
      guard alpha > 0 else { return Color() }
      // Ragged, as feathers are.
      let rag = 0.035 * (plumage(26 * p.x, 26 * p.y) - 0.5)
      let front = underside(p) + rag
      let share = smoothStep(0.014, -0.014, front)
      guard share > 0 else { return Color() }
      let toVent = smoothStep(-0.06, -0.20, p.x + 0.25 * (p.y - 0.15) + 2 * rag)
      var color = colors.breast.mixed(colors.vent, toVent)
      if isBanded {
        let band = abs(Point(p.x - 0.235, p.y + 0.235).length - 0.225 + rag)
        color = color.mixed(colors.blue.times(0.8), smoothStep(0.045, 0.025, band))
      }
      return color.times(light(p, distance) * feathers(p, 0.16)).opacity(alpha * share)
    }
  }

  /// The distance to the line between back and underparts, negative below.
  @inline(__always)
  private func underside(_ p: Point) -> Float {
    // From the throat behind the cheek down to under the tail.
    Shape.ellipse(
      Point(0.62 * (p.x - 0.11) - 0.785 * (p.y - 0.10), 0.785 * (p.x - 0.11) + 0.62 * (p.y - 0.10)),
      Point(0.40, 0.205))
  }
}
