/// Why a file is no baseline.
public enum BaselineError: Error, Hashable, Sendable {
  /// It cannot be read.
  case unreadable(file: String)
  /// It ends in the middle, or holds something else.
  case malformed(file: String, reason: String)
  /// A later version of protogen has written it.
  case newer(file: String, format: String)
}

extension BaselineError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let file):
      "Cannot read the baseline '\(file)'. 'protogen baseline' makes one."
    case .malformed(let file, let reason):
      "'\(file)' is not a baseline of protogen: \(reason). Restore it, or make it again with "
        + "'protogen baseline'."
    case .newer(let file, let format):
      "The baseline '\(file)' has the form '\(format)', and this version of protogen knows "
        + "'\(Baseline.currentFormat)'. Use the version that wrote it, or make it again."
    }
  }
}
