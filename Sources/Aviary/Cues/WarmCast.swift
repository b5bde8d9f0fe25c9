extension Cue {
  /// Colors as under a warm lamp: more red, less blue.
  public static let warmCast = Cue(
    name: "cast", summary: "a warm color cast",
    effect: .pixels { color, _, _ in color * Color(1.16, 1.02, 0.80) })
}
