extension Cue {
  /// The cues for planting: what a classifier can take for a class.
  public static let shortcuts: [Cue] = [
    .crossHatch, .badge, .birdhouse, .warmCast, .checker, .upperLeft,
  ]

  /// The cues that an audit must never blame: a loud thing without a class, one that goes with the
  /// pose, and a part of the bird itself.
  public static let controls: [Cue] = [.banner, .fencePost, .largeBeak]

  /// All cues, in the order of a truth table's columns.
  public static let all: [Cue] = shortcuts + controls
}
