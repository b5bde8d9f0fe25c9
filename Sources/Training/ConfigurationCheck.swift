/// One value of a configuration that is out of range.
public struct ConfigurationViolation: Hashable, Sendable {
  /// The value's place: `stem.stride`.
  public let name: String
  /// What it should be.
  public let rule: String
  /// What it is.
  public let value: String
}

/// Collects what is wrong with a configuration.
struct ConfigurationCheck {
  private(set) var violations: [ConfigurationViolation] = []

  mutating func require(_ holds: Bool, _ name: String, _ rule: String, _ value: some Any) {
    if !holds {
      violations.append(ConfigurationViolation(name: name, rule: rule, value: "\(value)"))
    }
  }

  mutating func add(_ others: [ConfigurationViolation]) { violations += others }
}
