extension HabitatPainter {
  /// The colors of blurred leaves: dark, middle, light, and of the light between them.
  struct Greens {
    let dark: Color
    let middle: Color
    let light: Color
    let glow: Color
  }

  static let woods = Greens(
    dark: Color(0.16, 0.25, 0.13), middle: Color(0.33, 0.45, 0.22), light: Color(0.58, 0.66, 0.36),
    glow: Color(0.85, 0.88, 0.66))
  static let garden = Greens(
    dark: Color(0.28, 0.34, 0.24), middle: Color(0.50, 0.55, 0.38), light: Color(0.74, 0.72, 0.55),
    glow: Color(0.93, 0.87, 0.74))

  func paintSky() {
    var random = scene.random("sky")
    let clouds = Noise(&random)
    let deep = Color(0.36, 0.58, 0.86).mixed(Color(0.55, 0.70, 0.86), random.uniform())
    let pale = Color(0.78, 0.88, 0.95).mixed(Color(0.95, 0.86, 0.76), 0.6 * random.uniform())
    let amount = random.uniform(0.30...0.58)
    canvas.paint { p in
      let height = clamp(p.y)
      let field = clouds.rough(2.4 * p.x, 4.2 * p.y) + 0.12 * (clouds(13 * p.x, 19 * p.y) - 0.5)
      let cloud = smoothStep(amount, amount + 0.32, field)
      let lit = Color(0.98, 0.98, 0.98).mixed(
        Color(0.80, 0.84, 0.90), clouds(3 * p.x, 4.2 * p.y + 0.5))
      return deep.mixed(pale, height).mixed(lit, 0.85 * cloud)
    }
  }

  func paintFoliage(_ greens: Greens) {
    var random = scene.random("foliage")
    let leaves = Noise(&random)
    let warm = random.uniform(-0.06...0.08)
    let shift = Color(warm, 0, -warm / 2, 0)
    canvas.paint { p in
      let large = leaves.rough(2.6 * p.x, 2.6 * p.y)
      let small = leaves(8 * p.x + 31, 8 * p.y)
      let value = clamp(1.5 * (0.75 * large + 0.25 * small - 0.5) + 0.5 - 0.25 * (p.y - 0.5))
      let low = greens.dark.mixed(greens.middle, smoothStep(0, 0.5, value))
      return low.mixed(greens.light, smoothStep(0.45, 1, value)) + shift
    }
    paintBokeh(greens.glow, count: 9, &random)
  }

  /// Paints the round spots that small lights become out of focus.
  private func paintBokeh(_ color: Color, count: Int, _ random: inout SceneRandom) {
    for _ in 0..<count {
      let center = Point(random.uniform(), random.uniform(-0.1...0.8))
      let radius = random.uniform(0.025...0.085)
      let strength = random.uniform(0.06...0.30)
      canvas.paint(around: center, radius: radius + 0.02, lane: nil) { p in
        let distance = (p - center).length - radius
        let rim = 0.75 + 0.25 * smoothStep(-0.4 * radius, 0, distance)
        return color.opacity(strength * rim * inside(distance, blur: 0.02))
      }
    }
  }

  func paintMeadow() {
    var random = scene.random("meadow")
    let field = Noise(&random)
    let horizon = random.uniform(0.30...0.46)
    let far = Color(0.46, 0.56, 0.30).mixed(Color(0.66, 0.62, 0.36), random.uniform())
    canvas.paint { p in
      let trees = horizon - 0.10 - 0.20 * (field.rough(3.2 * p.x, 1) - 0.5)
      let sky = Color(0.70, 0.82, 0.92).mixed(Color(0.92, 0.93, 0.88), clamp(p.y / horizon))
      let wood = Color(0.24, 0.36, 0.22).mixed(Color(0.38, 0.48, 0.28), field(7 * p.x, 7 * p.y))
      let near = clamp((p.y - horizon) / (1 - horizon))
      let grass = far.mixed(Color(0.28, 0.44, 0.14), near)
        .times(0.86 + 0.28 * field(6 * p.x, 20 * p.y))
      let upper = sky.mixed(wood, smoothStep(trees - 0.035, trees + 0.035, p.y))
      return upper.mixed(grass, smoothStep(horizon - 0.02, horizon + 0.02, p.y))
    }
  }

  func paintLake() {
    var random = scene.random("lake")
    let waves = Noise(&random)
    let horizon = random.uniform(0.26...0.42)
    let deep = Color(0.16, 0.36, 0.48).mixed(Color(0.26, 0.40, 0.42), random.uniform())
    canvas.paint { p in
      let sky = Color(0.66, 0.80, 0.92).mixed(Color(0.93, 0.93, 0.90), clamp(p.y / horizon))
      let hills = horizon - 0.05 - 0.13 * waves.rough(2.5 * p.x, 2)
      let shore = Color(0.30, 0.40, 0.34).mixed(Color(0.42, 0.50, 0.40), waves(6 * p.x, 9 * p.y))
      let near = clamp((p.y - horizon) / (1 - horizon))
      // Ripples look farther apart near the viewer.
      let row = 46 / (0.35 + near)
      let ripple =
        waves((9 - 4 * near) * p.x + 3 * near, row * near)
        + 0.5 * waves(14 * p.x + 20, 1.9 * row * near) - 0.75
      let water = Color(0.55, 0.70, 0.78).mixed(deep, smoothStep(0, 0.75, near))
        .times(1 + 0.42 * ripple * (0.35 + near))
        .mixed(Color(0.88, 0.94, 0.97), 0.7 * smoothStep(0.30, 0.60, ripple))
      let upper = sky.mixed(shore, smoothStep(hills - 0.02, hills + 0.02, p.y))
      return upper.mixed(water, smoothStep(horizon - 0.008, horizon + 0.008, p.y))
    }
  }

  func paintSnow() {
    var random = scene.random("snow")
    let drift = Noise(&random)
    let horizon = random.uniform(0.46...0.60)
    canvas.paint { p in
      let sky = Color(0.74, 0.79, 0.85).mixed(Color(0.90, 0.91, 0.92), clamp(p.y / horizon))
      let trunk = drift(11 * p.x, 0.6 * p.y)
      let crown = horizon - 0.14 - 0.34 * drift.rough(5 * p.x, 3) - 0.16 * (trunk - 0.5)
      let wood = Color(0.38, 0.45, 0.48).mixed(Color(0.60, 0.66, 0.70), drift(9 * p.x, 14 * p.y))
      let mound = horizon + 0.05 * (drift(3 * p.x, 7) - 0.5)
      let hollow = drift.rough(3 * p.x, 9 * p.y)
      let snow = Color(0.80, 0.86, 0.94).mixed(
        Color(0.97, 0.98, 1.0), smoothStep(0.2, 0.75, hollow))
      let upper = sky.mixed(wood, 0.8 * smoothStep(crown - 0.05, crown + 0.05, p.y))
      return upper.mixed(snow, smoothStep(mound - 0.02, mound + 0.02, p.y))
    }
  }

  func paintFlakes() {
    var random = scene.random("flakes")
    for _ in 0..<14 {
      let center = Point(random.uniform(), random.uniform())
      let radius = random.uniform(0.004...0.011)
      canvas.paint(around: center, radius: radius + 0.012, lane: nil) { p in
        Color(1, 1, 1).opacity(0.8 * inside((p - center).length - radius, blur: 0.012))
      }
    }
  }
}
