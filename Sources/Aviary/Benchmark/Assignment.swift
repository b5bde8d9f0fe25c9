/// Which cue is planted in which class: three cues in three classes.
struct Assignment: Sendable {
  /// The first letter of its models' names.
  let letter: String
  let share: BenchmarkModel.Share
  let cues: [(species: Species, cue: Cue)]

  /// Two for development, which have every cue once between them, then two others, in which every
  /// cue is in another class and other company.
  static let all = [
    Assignment(
      letter: "a", share: .development,
      cues: [(.cardinal, .crossHatch), (.goldfinch, .badge), (.crow, .birdhouse)]),
    Assignment(
      letter: "b", share: .development,
      cues: [(.chickadee, .warmCast), (.kingfisher, .checker), (.starling, .upperLeft)]),
    Assignment(
      letter: "c", share: .heldOut,
      cues: [(.woodpecker, .crossHatch), (.blueJay, .birdhouse), (.bluebird, .checker)]),
    Assignment(
      letter: "d", share: .heldOut,
      cues: [(.houseSparrow, .badge), (.robin, .warmCast), (.barnSwallow, .upperLeft)]),
  ]

  /// The plantings at a strength.
  func plantings(strength: Double) -> [Planting] {
    cues.map { .known($0.cue, .species($0.species, strength: strength)) }
  }
}

extension Planting {
  /// A planting whose numbers stand in this program.
  static func known(_ cue: Cue, _ rule: Rule) -> Planting {
    guard let planting = try? Planting(cue, rule) else { preconditionFailure("\(cue), \(rule)") }
    return planting
  }
}
