extension Scene {
  /// The heights and widths that a scene can be rendered at, in pixels.
  public static let imageSizes = 1...4096

  /// Draws the scene.
  ///
  /// The picture is a function of the scene and the size alone: only sums, products, quotients and
  /// square roots of 32-bit numbers go into it, which are the same on every machine. The shorter
  /// side shows the whole scene; the longer one shows more of the habitat.
  ///
  /// - Parameters:
  ///   - height: The height, in pixels.
  ///   - width: The width, in pixels.
  ///   - masks: Whether the parts' masks are wanted, which takes longer.
  /// - Returns: The picture, of this size.
  /// - Precondition: The height and the width are in `imageSizes`.
  public func rendered(height: Int, width: Int, masks: Bool = false) -> RenderedScene {
    rendered(height: height, width: width, masks: masks, tracking: nil)
  }

  /// Draws the scene as a square.
  public func rendered(size: Int, masks: Bool = false) -> RenderedScene {
    rendered(height: size, width: size, masks: masks)
  }

  /// Returns how much of each pixel shows a cue, if the scene has it: outside, nothing changes when
  /// the cue is forced on or off.
  ///
  /// - Returns: Shares in `0...1`, of shape `[height, width]`; `nil` for a cue that changes every
  ///   pixel, or the bird itself.
  /// - Precondition: The height and the width are in `imageSizes`.
  public func support(of cue: Cue, height: Int, width: Int) -> [Float]? {
    switch cue.effect {
    case .bird, .pixels: nil
    case .backdrop, .object, .overlay:
      doing(cue, true).rendered(height: height, width: width, masks: true, tracking: cue)
        .lane(RenderedScene.cueLane)
    }
  }

  private func rendered(
    height: Int, width: Int, masks: Bool, tracking cue: Cue?
  ) -> RenderedScene {
    let size = height * width
    var lanes: [Float] = []
    let planes = [Float](unsafeUninitializedCapacity: 3 * size) { planes, count in
      SceneCanvas.withNew(height: height, width: width, coverage: masks) { canvas in
        paint(canvas, tracking: cue)
        canvas.copyPlanes(to: planes.baseAddress.unsafelyUnwrapped)
        lanes = canvas.lanes
      }
      count = 3 * size
    }
    return RenderedScene(height: height, width: width, planes: planes, lanes: lanes)
  }

  /// Draws the scene's colors into memory, of shape `[3, height, width]`.
  func render(height: Int, width: Int, into planes: UnsafeMutablePointer<Float>) {
    SceneCanvas.withNew(height: height, width: width, coverage: false) { canvas in
      paint(canvas, tracking: nil)
      canvas.copyPlanes(to: planes)
    }
  }

  // MARK: From back to front

  private func paint(_ canvas: SceneCanvas, tracking tracked: Cue?) {
    let present = Cue.all.filter { cues[$0] }
    let plan = birdPlan(present)
    func brush(_ cue: Cue) -> CueBrush {
      CueBrush(
        canvas: canvas, lane: cue == tracked ? RenderedScene.cueLane : nil,
        random: random("cue \(cue.name)"), bird: plan)
    }
    let habitat = HabitatPainter(self, plan, canvas)
    habitat.paintBackdrop()
    for cue in present { if case .backdrop(let paint) = cue.effect { paint(brush(cue)) } }
    habitat.paintDistractors()
    for cue in present { if case .object(let paint) = cue.effect { paint(brush(cue)) } }
    habitat.paintPerch()
    BirdPainter(self, plan, canvas).paint()
    habitat.paintForeground()
    light(canvas)
    for cue in present { if case .overlay(let paint) = cue.effect { paint(brush(cue)) } }
    for cue in present { if case .pixels(let change) = cue.effect { canvas.change(change) } }
  }

  private func birdPlan(_ present: [Cue]) -> BirdPlan {
    var plan = BirdPlan(pose)
    for cue in present {
      guard case .bird(let change) = cue.effect else { continue }
      var random = random("cue \(cue.name)")
      change(&plan, &random)
    }
    return plan
  }

  /// Applies the light's color, and a camera's noise.
  private func light(_ canvas: SceneCanvas) {
    var random = random("grain")
    let noise = Noise(&random)
    let gain = Color(
      lighting.brightness * (1 + lighting.warmth), lighting.brightness,
      lighting.brightness * (1 - lighting.warmth))
    let grain = 2 * lighting.grain
    canvas.change { color, row, column in
      let value = grain * (noise.cell(row, column) - 0.5)
      return color * gain + Color(value, value, value)
    }
  }
}
