extension Cue {
  /// A loud striped band along the lower edge; a control.
  public static let banner = Cue(
    name: "banner", summary: "a loud striped band along the lower edge",
    effect: .overlay { brush in
      let canvas = brush.canvas
      let bottom = 1 - canvas.topLeft.y
      let pixel = 1 / canvas.unit
      canvas.paint(
        from: Point(canvas.topLeft.x, bottom - 0.13), to: Point(1, 1) - canvas.topLeft,
        lane: brush.lane
      ) { p in
        let stripe = smoothStep(0.45, 0.55, triangle(6 * (p.x + p.y)))
        let color = Color(0.98, 0.86, 0.05).mixed(Color(0.85, 0.05, 0.55), stripe)
        return color.opacity(clamp(0.5 - (bottom - 0.12 - p.y) / pixel))
      }
    })
}
