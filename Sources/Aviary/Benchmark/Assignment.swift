/// Which cue is planted in which class: three cues in three classes.
struct Assignment: Sendable {
  /// The first letter of its models' names.
  let letter: String
  let share: BenchmarkModel.Share
  /// Where the seeds of its models start.
  let firstSeed: Int
  let cues: [(species: Species, cue: Cue)]

  /// Six for development, which have every cue three times between them, then two others, in which
  /// every cue is in another class and other company.
  static let all = [
    Assignment(
      letter: "a", share: .development, firstSeed: 100,
      cues: [(.cardinal, .crossHatch), (.goldfinch, .badge), (.crow, .birdhouse)]),
    Assignment(
      letter: "b", share: .development, firstSeed: 200,
      cues: [(.chickadee, .warmCast), (.kingfisher, .checker), (.starling, .upperLeft)]),
    Assignment(
      letter: "c", share: .development, firstSeed: 300,
      cues: [(.woodpecker, .crossHatch), (.blueJay, .birdhouse), (.bluebird, .checker)]),
    Assignment(
      letter: "d", share: .development, firstSeed: 400,
      cues: [(.houseSparrow, .badge), (.robin, .warmCast), (.barnSwallow, .upperLeft)]),
    Assignment(
      letter: "e", share: .development, firstSeed: 700,
      cues: [(.starling, .crossHatch), (.robin, .birdhouse), (.cardinal, .checker)]),
    Assignment(
      letter: "f", share: .development, firstSeed: 800,
      cues: [(.kingfisher, .badge), (.bluebird, .warmCast), (.crow, .upperLeft)]),
    Assignment(
      letter: "g", share: .heldOut, firstSeed: 900,
      cues: [(.barnSwallow, .crossHatch), (.cardinal, .warmCast), (.kingfisher, .birdhouse)]),
    Assignment(
      letter: "h", share: .heldOut, firstSeed: 1000,
      cues: [(.starling, .badge), (.houseSparrow, .upperLeft), (.barnSwallow, .checker)]),
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
