public import SpuriousFeatures

/// What of a model's changes makes a check fail.
public struct CheckPolicy: Hashable, Codable, Sendable {
  /// What happens where a rule is broken.
  public enum Action: String, Hashable, Codable, Sendable, CaseIterable {
    case fail
    /// It is said, and the check goes on.
    case warn
    case ignore
  }

  /// What happens where each rule is broken.
  public var actions: [CheckRule: Action]
  /// The chance that a rule fails for any class of a model that has not changed, in `0..<1`.
  public var errorRate: Double
  /// The least severity of a new or grown reliance that counts.
  public var leastSeverity: Severity

  /// The usual policy: one false alarm in a hundred; every rule fails but two, which warn.
  ///
  /// A grown reliance was there before, and was accepted. A lost prototype happens to a class in
  /// twenty of small networks by training them again, with nothing wrong with them.
  public init() {
    actions = Dictionary(uniqueKeysWithValues: CheckRule.allCases.map { ($0, .fail) })
    actions[.grownFinding] = .warn
    actions[.lostPrototype] = .warn
    errorRate = 0.01
    leastSeverity = .info
  }

  /// What happens where a rule is broken.
  public func action(_ rule: CheckRule) -> Action { actions[rule] ?? .fail }
}
