/// What comparing a model with a baseline came to.
///
/// A plain value: the same measurements give the same one.
public struct CheckResult: Hashable, Codable, Sendable {
  /// Whether the model may go on.
  public enum Verdict: String, Hashable, Codable, Sendable {
    case holds
    case regressed
    /// Something could not be judged, and nothing failed.
    case undecided
  }

  /// The model that the baseline was made of.
  public let baseline: Baseline.Network
  /// The model that was checked.
  public let network: Baseline.Network
  public let recipe: Baseline.Recipe
  public let policy: CheckPolicy
  /// The worst first, then by class and rule.
  public let results: [RuleResult]
  /// The classes that there was no time for.
  public let unreached: [String]
  /// What a reader should know beside, a sentence each.
  public let notes: [String]

  public init(
    baseline: Baseline.Network, network: Baseline.Network, recipe: Baseline.Recipe,
    policy: CheckPolicy, results: [RuleResult], unreached: [String], notes: [String]
  ) {
    self.baseline = baseline
    self.network = network
    self.recipe = recipe
    self.policy = policy
    self.results = results.enumerated().sorted {
      ($1.element.outcome, $0.offset) < ($0.element.outcome, $1.offset)
    }.map(\.element)
    self.unreached = unreached
    self.notes = notes
  }

  /// Failed beats undecided beats the rest; a class that was not reached is undecided, and so is a
  /// comparison of nothing.
  public var verdict: Verdict {
    switch results.map(\.outcome).max() {
    case .failed: .regressed
    case .undecided, nil: .undecided
    default: unreached.isEmpty ? .holds : .undecided
    }
  }

  /// The results that ended in a way.
  public func results(_ outcome: RuleResult.Outcome) -> [RuleResult] {
    results.filter { $0.outcome == outcome }
  }
}
