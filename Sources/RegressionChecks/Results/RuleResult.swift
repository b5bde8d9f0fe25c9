/// What a rule came to for a class.
public struct RuleResult: Hashable, Codable, Sendable {
  /// How it ended, the best first.
  public enum Outcome: String, Hashable, Codable, Sendable, CaseIterable, Comparable {
    case passed
    /// Broken, and the policy only warns.
    case warned
    /// There is too little to judge by.
    case undecided
    case failed

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    public static func < (a: Outcome, b: Outcome) -> Bool { a.rank < b.rank }
  }

  public let rule: CheckRule
  /// The class; `nil` for the model as a whole.
  public let label: String?
  public let outcome: Outcome
  /// What was found, in one sentence.
  public let message: String
  /// What is leaned on, for findings: the component's name.
  public let cue: String?
  /// The figure that is compared, in the baseline.
  public let before: Figure?
  /// The same in the model that is checked.
  public let after: Figure?
  /// The chance of such a change where there is none, among all classes; `nil` where nothing was
  /// weighed.
  public let pValue: Double?

  public init(
    rule: CheckRule, label: String?, outcome: Outcome, message: String, cue: String? = nil,
    before: Figure? = nil, after: Figure? = nil, pValue: Double? = nil
  ) {
    self.rule = rule
    self.label = label
    self.outcome = outcome
    self.message = message
    self.cue = cue
    self.before = before
    self.after = after
    self.pValue = pValue
  }
}
