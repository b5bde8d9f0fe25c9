internal import Foundation
internal import RegressionChecks

/// Baselines as files.
enum BaselineFile {
  /// Where a baseline is, unless the user says otherwise.
  static let standardName = "protogen-baseline.json"

  /// Reads a baseline.
  ///
  /// - Throws: `BaselineError`.
  static func read(_ path: String, in context: CommandContext) throws -> Baseline {
    guard let data = try? Data(contentsOf: url(path, context)) else {
      throw BaselineError.unreadable(file: path)
    }
    return try Baseline(json: data, file: path)
  }

  static func url(_ path: String, _ context: CommandContext) -> URL {
    URL(fileURLWithPath: path, relativeTo: context.workingFolder).absoluteURL
  }
}
