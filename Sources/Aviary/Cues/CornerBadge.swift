extension Cue {
  /// A ring in the bottom right corner, as a publisher's mark.
  public static let badge = Cue(
    name: "badge", summary: "a ring in the bottom right corner",
    effect: .overlay { brush in
      let canvas = brush.canvas
      let center = Point(1, 1) - canvas.topLeft - Point(0.095, 0.095)
      let pixel = 1 / canvas.unit
      canvas.paint(around: center, radius: 0.09, lane: brush.lane) { p in
        let distance = (p - center).length
        let ring = clamp(0.5 - (abs(distance - 0.055) - 0.014) / pixel)
        let dot = clamp(0.5 - (distance - 0.018) / pixel)
        return Color(0.98, 0.98, 1).mixed(Color(0.85, 0.10, 0.35), dot).opacity(
          0.95 * max(ring, dot))
      }
    })
}
