/// How often a cue is present.
public struct Planting: Hashable, Codable, Sendable {
  /// What the presence of a cue depends on.
  public enum Rule: Hashable, Codable, Sendable {
    /// On the class: a shortcut. With b = 1 / K for K classes and strength s, the probability is
    /// b + s (1 - b) in the class and b (1 - s) in the others, so that it is b over all.
    case species(Species, strength: Double)
    /// On nothing: present with a probability.
    case independent(probability: Double)
    /// On the pose: with strength s, the probability is (1 + s) / 2 for birds that look to the
    /// left, and (1 - s) / 2 for the others.
    case pose(strength: Double)
  }

  /// The cue.
  public let cue: Cue
  /// What its presence depends on.
  public let rule: Rule

  /// Creates a planting.
  ///
  /// - Throws: `AviaryError.notAShare` if the strength or the probability is not in `0...1`.
  public init(_ cue: Cue, _ rule: Rule) throws(AviaryError) {
    switch rule {
    case .species(_, let value), .pose(let value):
      guard 0...1 ~= value else { throw .notAShare("strength of '\(cue.name)'", value: value) }
    case .independent(let value):
      guard 0...1 ~= value else { throw .notAShare("probability of '\(cue.name)'", value: value) }
    }
    self.cue = cue
    self.rule = rule
  }

  /// Creates a shortcut to a class.
  ///
  /// - Throws: `AviaryError.notAShare` if the strength is not in `0...1`.
  public init(_ cue: Cue, in species: Species, strength: Double) throws(AviaryError) {
    try self.init(cue, .species(species, strength: strength))
  }

  /// Returns the probability of the cue in a scene.
  ///
  /// - Parameters:
  ///   - species: The scene's class.
  ///   - isFlipped: Whether its bird looks to the left.
  ///   - speciesCount: The number of classes.
  /// - Returns: The probability, in `0...1`.
  public func probability(
    species: Species, isFlipped: Bool, speciesCount: Int
  ) -> Double {
    switch rule {
    case .species(let target, let strength):
      let base = 1 / Double(speciesCount)
      return species == target ? base + strength * (1 - base) : base * (1 - strength)
    case .independent(let probability): return probability
    case .pose(let strength): return isFlipped ? (1 + strength) / 2 : (1 - strength) / 2
    }
  }
}
