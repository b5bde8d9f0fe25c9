extension HabitatPainter {
  /// Paints the things that say nothing about the class.
  func paintDistractors() {
    if scene.distractors.hasBranch { paintFarBranch() }
    if let decoy = scene.distractors.decoy { paintDecoy(BirdColors.color(decoy)) }
    if scene.distractors.hasLeaves { paintNearLeaves() }
  }

  /// A branch out of focus.
  private func paintFarBranch() {
    var random = scene.random("far branch")
    let start = Point(random.uniform(-0.1...1.1), -0.1)
    let end = Point(random.uniform(-0.1...1.1), random.uniform(0.2...0.75))
    let (thick, blur) = (random.uniform(0.010...0.024), random.uniform(0.01...0.035))
    let color = Color(0.30, 0.25, 0.21)
    let fork = start + (end - start) * 0.55
    let side = fork + random.direction() * 0.25
    canvas.paint { p in
      let main = Shape.taper(p, start, end, thick, 0.3 * thick)
      let twig = Shape.taper(p, fork, side, 0.55 * thick, 0.2 * thick)
      return color.opacity(0.75 * inside(min(main, twig), blur: blur))
    }
  }

  /// A cluster of berries or a blossom, out of focus, in a breast's color.
  private func paintDecoy(_ color: Color) {
    var random = scene.random("decoy")
    let middle = Point(random.uniform(0.08...0.92), random.uniform(0.06...0.6))
    for _ in 0..<5 {
      let center = middle + random.direction() * random.uniform(0...0.055)
      let radius = random.uniform(0.020...0.042)
      let shade = random.uniform(0.8...1.1)
      canvas.paint(around: center, radius: radius + 0.02, lane: nil) { p in
        let q = (p - center) / radius
        let round = shade * (1 - 0.25 * q.y - 0.1 * q.x)
        return color.times(round).opacity(0.9 * inside((p - center).length - radius, blur: 0.016))
      }
    }
  }

  /// Leaves that hang in from a side, in focus.
  private func paintNearLeaves() {
    var random = scene.random("near leaves")
    let isLeft = random.chance(0.5)
    for _ in 0..<5 {
      let inset = random.uniform(-0.02...0.10)
      let root = Point(isLeft ? inset : 1 - inset, random.uniform(-0.05...0.45))
      paintLeaf(root, &random, blur: 0.004)
    }
  }
}
