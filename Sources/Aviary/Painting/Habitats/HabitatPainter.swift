/// Paints all of a scene but the bird: backdrop, things behind the bird, perch.
struct HabitatPainter {
  let scene: Scene
  let canvas: SceneCanvas
  let plan: BirdPlan
  /// A pixel's size in scene units.
  let pixel: Float

  init(_ scene: Scene, _ plan: BirdPlan, _ canvas: SceneCanvas) {
    self.scene = scene
    self.plan = plan
    self.canvas = canvas
    pixel = 1 / canvas.unit
  }

  /// Returns how much of a pixel is inside an outline, which is blurred by a width.
  @inline(__always)
  func inside(_ distance: Float, blur: Float = 0) -> Float {
    clamp(0.5 - distance / (pixel + blur))
  }

  /// Paints what is far away.
  func paintBackdrop() {
    switch scene.habitat {
    case .sky: paintSky()
    case .branches: paintFoliage(Self.woods)
    case .grass: paintMeadow()
    case .water: paintLake()
    case .snow: paintSnow()
    case .feeder: paintFoliage(Self.garden)
    }
  }

  /// Paints what the bird stands on.
  func paintPerch() {
    switch scene.habitat {
    case .sky: paintBranch(.twig)
    case .branches: paintBranch(.bough)
    case .grass: paintBlades(inFront: false)
    case .water: paintRock(Color(0.44, 0.42, 0.40), top: nil)
    case .snow: paintRock(Color(0.40, 0.37, 0.36), top: Color(0.95, 0.97, 1.0))
    case .feeder: paintTray()
    }
  }

  /// Paints what hides the bird's feet.
  func paintForeground() {
    if scene.habitat == .grass { paintBlades(inFront: true) }
    if scene.habitat == .snow { paintFlakes() }
  }
}
