/// A class's prototype in the baseline and in the model that was checked.
public struct CheckPictures: Hashable, Sendable {
  /// `nil` unless the baseline keeps it.
  public let before: AuditPicture?
  public let after: AuditPicture
  /// How far the two are apart, pixel by pixel; `nil` where there is nothing to compare.
  public let difference: AuditPicture?

  public init(before: AuditPicture?, after: AuditPicture, difference: AuditPicture? = nil) {
    self.before = before
    self.after = after
    self.difference = difference
  }
}
