internal import Foundation
internal import Statistics

extension Estimate {
  /// The figure with its interval, such as `0.24 (0.18 to 0.31)`.
  var text: String { String(format: "%.2f (%.2f to %.2f)", value, lower, upper) }
}
