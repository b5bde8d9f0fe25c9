/// What is wrong with some settings: every violation, not only the first.
public struct ConfigurationError: Error, Hashable, Sendable {
  /// A setting that breaks a rule, or does not exist.
  public enum Violation: Hashable, Sendable {
    case unknownKey(String, suggestion: String?)
    case outOfRange(String, rule: String, value: String)
    case malformed(String, reason: String)
  }

  public internal(set) var violations: [Violation]

  init(_ violations: [Violation] = []) {
    self.violations = violations
  }

  /// Adds a violation unless a setting satisfies its rule.
  mutating func require(_ holds: Bool, _ name: String, _ rule: String, _ value: Any) {
    guard !holds else { return }
    violations.append(.outOfRange(name, rule: rule, value: "\(value)"))
  }
}

extension ConfigurationError: CustomStringConvertible {
  public var description: String { violations.map(\.description).joined(separator: "\n") }
}

extension ConfigurationError.Violation: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownKey(let key, let suggestion?):
      "There is no setting '\(key)'. Did you mean '\(suggestion)'?"
    case .unknownKey(let key, nil): "There is no setting '\(key)'."
    case .outOfRange(let name, let rule, let value): "\(name) must be \(rule), but is \(value)."
    case .malformed(let name, let reason): "\(name): \(reason)."
    }
  }
}
