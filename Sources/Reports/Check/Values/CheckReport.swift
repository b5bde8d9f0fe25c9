public import RegressionChecks

/// Everything that one run of `protogen check` found, for people and for programs.
///
/// A plain value: it can be built without a network or a photograph and compared. Equal reports give
/// equal bytes of ``checkJSON``, ``junit``, ``sarif``, ``markdown``, ``html`` and ``summary``, none of which
/// says when or where it was made.
public struct CheckReport: Hashable, Sendable {
  public let result: CheckResult
  /// What the model was compared with.
  public let baseline: Baseline
  /// The model that was checked, as far as it was measured.
  public let current: Baseline
  /// The version of protogen.
  public let version: String
  /// The path of the baseline's file: from the repository's root, if it is to be found there.
  public let baselineFile: String
  /// Pictures to show in place of the thumbnails of both, by the class's name: all, some or none.
  public let pictures: [String: CheckPictures]

  public init(
    result: CheckResult, baseline: Baseline, current: Baseline, version: String,
    baselineFile: String, pictures: [String: CheckPictures] = [:]
  ) {
    self.result = result
    self.baseline = baseline
    self.current = current
    self.version = version
    self.baselineFile = baselineFile
    self.pictures = pictures
  }
}
