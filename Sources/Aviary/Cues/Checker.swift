extension Cue {
  /// A faint checkerboard of single pixels, which the eye hardly sees.
  public static let checker = Cue(
    name: "checker", summary: "a faint checkerboard of single pixels",
    effect: .pixels { color, row, column in
      color + ((row + column) % 2 == 0 ? Color(0.035, 0.035, 0.035) : Color(-0.035, -0.035, -0.035))
    })
}
