extension Cue {
  /// The bird sits in the upper left, not in the middle.
  public static let upperLeft = Cue(
    name: "position", summary: "the bird in the upper left",
    effect: .bird { plan, random in
      plan.center += Point(random.uniform(-0.20...(-0.14)), random.uniform(-0.18...(-0.13)))
    })
}
