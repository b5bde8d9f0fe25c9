extension Cue {
  /// A small box with a red roof and a hole, somewhere above.
  public static let birdhouse = Cue(
    name: "birdhouse", summary: "a small red-roofed box in the upper part",
    effect: .object { brush in
      var random = brush.random
      let isLeft = random.chance(0.5)
      let x = random.uniform(0.10...0.26)
      let center = Point(isLeft ? x : 1 - x, random.uniform(0.14...0.30))
      let pixel = 1 / brush.canvas.unit
      let wood = Color(0.72, 0.56, 0.36).times(random.uniform(0.85...1.1))
      brush.canvas.paint(around: center, radius: 0.13, lane: brush.lane) { p in
        let q = p - center
        let walls = Shape.box(q - Point(0, 0.03), Point(0.062, 0.062))
        let roof = Shape.triangle(
          q, Point(0, -0.105), Point(0.105, -0.02), Point(-0.105, -0.02))
        let hole = (q - Point(0, 0.018)).length - 0.021
        let plank = 1 - 0.2 * smoothStep(0.75, 1, triangle(24 * q.x))
        let box = wood.times(plank).mixed(Color(0.10, 0.08, 0.07), clamp(0.5 - hole / pixel))
        let tiles = 1 - 0.18 * smoothStep(0.6, 1, triangle(36 * q.y))
        let cover = clamp(0.5 - roof / pixel)
        let color = box.mixed(Color(0.76, 0.13, 0.10).times(tiles), cover)
        return color.opacity(max(cover, clamp(0.5 - walls / pixel)))
      }
    })
}
