/// What forcing a cue on does to a classifier's belief in a class: one cell of a truth table.
public struct CueEffect: Hashable, Sendable {
  /// Whether an audit should report the cell.
  public enum Verdict: String, Hashable, Codable, Sendable {
    /// A shortcut was planted here, and the classifier learned it.
    case positive
    /// A shortcut was planted here, but has little effect: neither a hit nor a false alarm.
    case gray
    /// No shortcut was planted here.
    case negative
  }

  /// The class whose probability is looked at.
  public let species: Species
  /// The cue that is forced on.
  public let cue: Cue
  /// The average causal effect on scenes of the other classes: the mean of
  /// p(species | do(cue on)) - p(species | do(cue off)), all other cues off.
  public let effect: MeanEstimate
  /// The same mean over the species' own scenes: what the classifier loses without the cue.
  public let necessity: MeanEstimate
  /// The strength that the cue was planted with in the species; `nil` if it was not.
  public let strength: Double?

  /// Creates a cell.
  public init(
    species: Species, cue: Cue, effect: MeanEstimate, necessity: MeanEstimate, strength: Double?
  ) {
    self.species = species
    self.cue = cue
    self.effect = effect
    self.necessity = necessity
    self.strength = strength
  }

  /// From which effect on a planted cue counts as learned.
  ///
  /// Nearly all cues that were not planted stay below it; what a classifier has never seen, such as
  /// a banner, may move it more.
  public static let learnedEffect = 0.1

  /// What an audit should say: a planted shortcut is positive if its effect, or half its necessity,
  /// is at least ``learnedEffect``.
  ///
  /// A part of the bird is no shortcut, wherever it is planted.
  public var verdict: Verdict {
    guard let strength, strength > 0, Cue.shortcuts.contains(cue) else { return .negative }
    return max(effect.mean, necessity.mean / 2) >= Self.learnedEffect ? .positive : .gray
  }
}

extension CueEffect: Codable {
  private enum Key: String, CodingKey {
    case species, cue, effect, necessity, strength, verdict
  }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    species = try fields.decode(Species.self, forKey: .species)
    cue = try fields.decode(Cue.self, forKey: .cue)
    effect = try fields.decode(MeanEstimate.self, forKey: .effect)
    necessity = try fields.decode(MeanEstimate.self, forKey: .necessity)
    strength = try fields.decodeIfPresent(Double.self, forKey: .strength)
  }

  /// Writes the verdict as well, for readers other than this program.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(species, forKey: .species)
    try fields.encode(cue, forKey: .cue)
    try fields.encode(effect, forKey: .effect)
    try fields.encode(necessity, forKey: .necessity)
    try fields.encodeIfPresent(strength, forKey: .strength)
    try fields.encode(verdict, forKey: .verdict)
  }
}
