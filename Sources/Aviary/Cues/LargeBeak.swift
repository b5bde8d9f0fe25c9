extension Cue {
  /// A beak of one and a half times the size: a part of the bird, so that an audit must not call
  /// it spurious; a control.
  public static let largeBeak = Cue(
    name: "large-beak", summary: "a beak of one and a half times the size",
    effect: .bird { plan, _ in plan.beakScale = 1.5 })
}
