extension Cue {
  /// A weathered post behind the tail's side; a control that goes with the pose.
  public static let fencePost = Cue(
    name: "post", summary: "a fence post on the tail's side",
    effect: .object { brush in
      var random = brush.random
      let grain = Noise(&random)
      let x = 0.5 - brush.bird.side * random.uniform(0.30...0.40)
      let top = random.uniform(0.30...0.45)
      let pixel = 1 / brush.canvas.unit
      brush.canvas.paint(
        from: Point(x - 0.06, top - 0.02), to: Point(x + 0.06, 1 - brush.canvas.topLeft.y),
        lane: brush.lane
      ) { p in
        let distance = max(abs(p.x - x) - 0.042, top + 0.35 * abs(p.x - x) - p.y)
        let shade = 0.6 + 0.5 * grain(50 * p.x, 4 * p.y)
        return Color(0.55, 0.52, 0.48).times(shade).opacity(clamp(0.5 - distance / pixel))
      }
    })
}
