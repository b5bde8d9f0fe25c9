extension HabitatPainter {
  /// How thick a branch is, and its colors.
  struct BranchForm {
    let thickness: ClosedRange<Float>
    let color: Color
    let leafCount: Int

    static let twig = BranchForm(
      thickness: 0.014...0.022, color: Color(0.36, 0.27, 0.20), leafCount: 2)
    static let bough = BranchForm(
      thickness: 0.028...0.044, color: Color(0.40, 0.31, 0.24), leafCount: 5)
  }

  /// Paints a branch under the feet, with bark, a side twig and leaves.
  func paintBranch(_ form: BranchForm) {
    var random = scene.random("perch")
    let bark = Noise(&random)
    let half = random.uniform(form.thickness)
    let slope = random.uniform(-0.22...0.22)
    let bend = random.uniform(-0.12...0.12)
    let perch = plan.perch
    let color = form.color.mixed(Color(0.46, 0.43, 0.40), random.uniform(0...0.6))
    paintTwigs(from: perch, slope: slope, bend: bend, half: half, color, &random)
    let reach = half + 0.5 * abs(slope) + 0.25 * abs(bend) + 0.05
    canvas.paint(
      from: Point(canvas.topLeft.x, perch.y - reach),
      to: Point(1 - canvas.topLeft.x, perch.y + reach + half), lane: nil
    ) { p in
      let x = p.x - perch.x
      let wobble = 0.35 * half * (bark(7 * p.x, 0) - 0.5)
      let v = p.y - perch.y - half - slope * x - bend * x * x - wobble
      let alpha = inside(abs(v) - half * (1 + 0.25 * (bark(4 * p.x, 9) - 0.5)))
      guard alpha > 0 else { return Color() }
      let t = v / half
      let groove = bark(22 * p.x, 2.2 * t) * 0.6 + 0.4 * bark(60 * p.x, 6 * t)
      return color.times((1.15 - 0.42 * t) * (0.62 + 0.75 * groove)).opacity(alpha)
    }
    for _ in 0..<form.leafCount {
      let x = random.uniform(-0.5...0.5)
      let root = perch + Point(x, half + slope * x + bend * x * x)
      if abs(x) > 0.1 { paintLeaf(root, &random, blur: 0) }
    }
  }

  private func paintTwigs(
    from perch: Point, slope: Float, bend: Float, half: Float, _ color: Color,
    _ random: inout SceneRandom
  ) {
    for side in [Float(-1), 1] {
      let x = side * random.uniform(0.18...0.36)
      let start = perch + Point(x, half + slope * x + bend * x * x)
      let end = start + Point(side * random.uniform(0.12...0.25), random.uniform(-0.3...0.12))
      canvas.paint(around: (start + end) / 2, radius: 0.2, lane: nil) { p in
        color.times(0.85).opacity(inside(Shape.taper(p, start, end, 0.4 * half, 0.003)))
      }
    }
  }

  /// Paints a leaf: two arcs, a middle vein.
  func paintLeaf(_ root: Point, _ random: inout SceneRandom, blur: Float) {
    let way = random.direction()
    let length = random.uniform(0.06...0.11)
    let width = length * random.uniform(0.20...0.30)
    let color = Color(0.24, 0.42, 0.14).mixed(Color(0.55, 0.60, 0.20), random.uniform())
    let center = root + way * length / 2
    canvas.paint(around: center, radius: length * 0.6 + blur, lane: nil) { p in
      let q = p - root
      let u = (q * way).sum() / length
      let v = q.y * way.x - q.x * way.y
      let outline = abs(v) - width * 4 * clamp(u) * (1 - clamp(u)) * (1.15 - 0.3 * u)
      let alpha = inside(max(outline, max(-u, u - 1) * length), blur: blur)
      guard alpha > 0 else { return Color() }
      let vein =
        smoothStep(0.005, 0.001, abs(v)) + 0.4 * smoothStep(0.8, 1, triangle(6 * u - 30 * abs(v)))
      return color.times((v > 0 ? 0.85 : 1.05) * (1 + 0.25 * vein)).opacity(alpha)
    }
  }

  /// Paints a stone or a stump end under the feet, with snow on it or not.
  func paintRock(_ color: Color, top: Color?) {
    var random = scene.random("perch")
    let grit = Noise(&random)
    let perch = plan.perch
    let radii = Point(random.uniform(0.24...0.36), random.uniform(0.16...0.24))
    let center = perch + Point(random.uniform(-0.08...0.08), radii.y * 0.97)
    canvas.paint(around: center, radius: radii.x + 0.06, lane: nil) { p in
      let rough = 0.05 * (grit.rough(7 * p.x, 7 * p.y) - 0.5)
      let distance = Shape.ellipse(p - center, radii) + rough
      let alpha = inside(distance)
      guard alpha > 0 else { return Color() }
      let q = (p - center) / radii
      let shade = (0.92 - 0.38 * q.y) * (0.68 + 0.64 * grit.rough(19 * p.x, 23 * p.y))
      let stone = color.times(shade)
      guard let top else { return stone.opacity(alpha) }
      // Snow lies as deep everywhere, from the outline above down.
      let below = q.y + max(0, 1 - q.x * q.x).squareRoot()
      let depth = 0.14 + 0.20 * grit(11 * p.x, 4)
      let cap = smoothStep(depth + 0.07, depth - 0.07, below)
      let snow = top.mixed(Color(0.70, 0.78, 0.90), smoothStep(0.3 * depth, depth, below))
      return stone.mixed(snow, cap).opacity(alpha)
    }
    paintFoot(of: center, radii)
  }

  /// Paints where a stone goes into water or snow.
  private func paintFoot(of center: Point, _ radii: Point) {
    let isSnow = scene.habitat == .snow
    let color = isSnow ? Color(0.93, 0.95, 0.99) : Color(0.24, 0.42, 0.52)
    var random = scene.random("foot")
    let wave = Noise(&random)
    let level = min(center.y + 0.35 * radii.y, 0.97)
    canvas.paint(
      from: Point(center.x - radii.x - 0.08, level - 0.04),
      to: Point(center.x + radii.x + 0.08, 1.0 - canvas.topLeft.y),
      lane: nil
    ) { p in
      let line = level + 0.03 * (wave(10 * p.x, 0) - 0.5)
      let sides = smoothStep(radii.x + 0.08, radii.x + 0.03, abs(p.x - center.x))
      let fade = smoothStep(line - 0.008, line + 0.012, p.y) * sides
      let shade =
        isSnow ? 0.96 + 0.06 * wave(6 * p.x, 8 * p.y) : 0.75 + 0.5 * wave(9 * p.x, 40 * p.y)
      return color.times(shade).opacity(fade * (isSnow ? 1 : 0.9))
    }
  }

  /// Paints a wooden tray with seeds on a post.
  func paintTray() {
    var random = scene.random("perch")
    let grain = Noise(&random)
    let perch = plan.perch
    let wood = Color(0.58, 0.42, 0.26).mixed(Color(0.50, 0.46, 0.42), random.uniform())
    let half = Point(random.uniform(0.30...0.40), 0.026)
    let middle = perch + Point(random.uniform(-0.06...0.06), half.y - 0.004)
    canvas.paint(
      from: Point(middle.x - 0.04, middle.y), to: Point(middle.x + 0.04, 1.0 - canvas.topLeft.y),
      lane: nil
    ) { p in
      let q = (p.x - middle.x) / 0.032
      let shade = (1 - 0.35 * q * q) * (0.65 + 0.35 * grain(40 * p.x, 5 * p.y))
      return wood.times(0.8 * shade).opacity(inside(abs(p.x - middle.x) - 0.032))
    }
    canvas.paint(around: middle, radius: half.x + 0.02, lane: nil) { p in
      let distance = Shape.box(p - middle, half) - 0.004
      let t = (p.y - middle.y) / half.y
      let lines = 0.68 + 0.5 * grain(6 * p.x, 90 * p.y)
      let rim = smoothStep(-0.55, -0.75, t)
      return wood.times((1.1 - 0.22 * t + 0.25 * rim) * lines).opacity(inside(distance))
    }
    paintSeeds(middle, half, &random)
  }

  private func paintSeeds(_ middle: Point, _ half: Point, _ random: inout SceneRandom) {
    for _ in 0..<16 {
      let x = random.uniform(-0.9...0.9) * half.x
      let center = middle + Point(x, -half.y - random.uniform(0...0.010))
      let color = random.chance(0.5) ? Color(0.20, 0.17, 0.14) : Color(0.80, 0.66, 0.40)
      canvas.paint(around: center, radius: 0.016, lane: nil) { p in
        color.opacity(inside(Shape.ellipse(p - center, Point(0.013, 0.008))))
      }
    }
  }

  /// Paints blades of grass: those behind the bird, or the few before its feet.
  func paintBlades(inFront: Bool) {
    var random = scene.random(inFront ? "near grass" : "far grass")
    let ground = plan.perch.y
    let light = Color(0.52, 0.62, 0.22)
    let dark = Color(0.20, 0.34, 0.10)
    for _ in 0..<(inFront ? 34 : 46) {
      let x = random.uniform(-0.05...1.05)
      let root = Point(
        x, ground + (inFront ? random.uniform(0.06...0.14) : random.uniform(-0.03...0.05)))
      let height = random.uniform(0.05...0.13)
      let lean = random.uniform(-0.05...0.05)
      let color = dark.mixed(light, random.uniform())
      let tip = root + Point(lean, -height)
      canvas.paint(
        from: Point(min(root.x, tip.x) - 0.01, tip.y), to: Point(max(root.x, tip.x) + 0.01, root.y),
        lane: nil
      ) { p in
        let t = clamp((root.y - p.y) / height)
        let v = p.x - root.x - lean * t * t
        return color.times(0.75 + 0.45 * t).opacity(inside(abs(v) - 0.0075 * (1 - t)))
      }
    }
  }
}
