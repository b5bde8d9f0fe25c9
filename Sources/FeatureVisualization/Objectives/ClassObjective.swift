/// What a prototype of a class maximizes, whatever the class.
public struct ClassObjective: Hashable, Codable, Sendable {
  public enum Kind: String, Hashable, Codable, Sendable, CaseIterable {
    case logit, probability, logProbability, margin
  }

  public var kind: Kind
  /// What the class's logit is compared with, if the kind is a margin.
  public var rival: Objective.Rival
  /// The most that a margin can count; without one, there is no limit.
  public var cap: Double?

  /// How much of the rivals is subtracted, in `0...1`, if the kind is a margin.
  ///
  /// Between the ends, the objective is a mixture of the margin and the logit itself.
  public var rivalWeight: Double

  public init(
    _ kind: Kind = .logit, rival: Objective.Rival = .largest, cap: Double? = nil,
    rivalWeight: Double = 1
  ) {
    self.kind = kind
    self.rival = rival
    self.cap = cap
    self.rivalWeight = rivalWeight
  }

  /// Returns the objective for a class.
  public func objective(for classIndex: Int) -> Objective {
    switch kind {
    case .logit: .logit(classIndex: classIndex)
    case .probability: .probability(classIndex: classIndex)
    case .logProbability: .logProbability(classIndex: classIndex)
    case .margin: margin(for: classIndex)
    }
  }

  private func margin(for classIndex: Int) -> Objective {
    let margin = Objective.margin(classIndex: classIndex, rival: rival, cap: cap)
    guard rivalWeight < 1 else { return margin }
    return rivalWeight * margin + (1 - rivalWeight) * .logit(classIndex: classIndex)
  }
}
