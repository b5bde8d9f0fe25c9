/// Something about a model that a person should know before trusting its pictures.
public struct Diagnosis: Hashable, Sendable, Codable {
  /// How much it matters.
  public enum Severity: String, Hashable, Sendable, Codable, CaseIterable {
    /// Handled, and worth knowing.
    case note
    /// Pictures may be poor.
    case warning
    /// Pictures would be meaningless.
    case problem
  }

  public let severity: Severity
  /// What was looked at: `output`, `gradient`, `layers`, `size`, `preprocessing`.
  public let subject: String
  /// What was found, and what to do.
  public let message: String

  public init(severity: Severity, subject: String, message: String) {
    self.severity = severity
    self.subject = subject
    self.message = message
  }
}
