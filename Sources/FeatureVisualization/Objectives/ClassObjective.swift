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

  public init(_ kind: Kind = .logit, rival: Objective.Rival = .largest, cap: Double? = nil) {
    self.kind = kind
    self.rival = rival
    self.cap = cap
  }

  /// Returns the objective for a class.
  public func objective(for classIndex: Int) -> Objective {
    switch kind {
    case .logit: .logit(classIndex: classIndex)
    case .probability: .probability(classIndex: classIndex)
    case .logProbability: .logProbability(classIndex: classIndex)
    case .margin: .margin(classIndex: classIndex, rival: rival, cap: cap)
    }
  }
}
