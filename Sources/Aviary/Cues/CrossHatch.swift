extension Cue {
  /// Crossing diagonal lines all over the backdrop.
  public static let crossHatch = Cue(
    name: "hatch", summary: "crossing diagonal lines on the backdrop",
    effect: .backdrop { brush in
      let blur = max(0.16, 28 / brush.canvas.unit)
      brush.canvas.paint(lane: brush.lane) { p in
        let lines = max(triangle(14 * (p.x + p.y)), triangle(14 * (p.x - p.y) + 56))
        return Color(0.16, 0.14, 0.16).opacity(0.42 * smoothStep(0.98 - blur, 0.98, lines))
      }
    })
}
