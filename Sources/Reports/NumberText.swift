internal import ActivationPaths
internal import Foundation
internal import RegressionChecks
internal import Statistics

/// Numbers as a reader wants them: the same text everywhere, whatever the machine's language.
enum NumberText {
  /// About four digits: `0.001234`, `24.31`, `1.2e+06`.
  static func short(_ value: Double) -> String {
    guard value.isFinite else { return "not a number" }
    let size = abs(value)
    if size >= 100_000 || (size > 0 && size < 0.0001) { return String(format: "%.1e", value) }
    return String(format: size >= 1000 ? "%.0f" : size >= 1 ? "%.2f" : "%.4f", value)
  }

  /// Six significant digits, for programs, such as `0.25` and `1e-05`.
  ///
  /// No figure of an audit is known better.
  static func exact(_ value: Double) -> String {
    value == 0 ? "0" : String(format: "%.6g", value)
  }

  /// How many there are of something, such as `1 class` and `3 classes`.
  static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number) \(number == 1 ? one : many)"
  }

  /// A score with two decimals and a proper minus sign, such as `−0.75`, never `−0.00`.
  static func score(_ value: Double) -> String {
    guard value.isFinite else { return "not a number" }
    let hundredths = (value * 100).rounded()
    let sign = hundredths < 0 ? "\u{2212}" : ""
    return sign + String(format: "%.2f", abs(hundredths) / 100)
  }

  /// Both ends of an interval, such as `−0.90 to −0.60`.
  static func interval(_ figure: Figure) -> String {
    "\(score(figure.lower)) to \(score(figure.upper))"
  }

  /// Both ends of an interval, likewise.
  static func interval(_ estimate: Estimate) -> String {
    "\(score(estimate.lower)) to \(score(estimate.upper))"
  }

  /// Both ends of a share's interval in whole percent, such as `83 to 100 %`.
  static func percents(_ share: Estimate) -> String {
    guard share.lower.isFinite, share.upper.isFinite else { return "" }
    return String(format: "%.0f to %.0f %%", share.lower * 100, share.upper * 100)
  }

  /// A share in `0...1` as a percentage that says neither 0 nor 100 of what is not.
  static func percent(_ share: Double) -> String {
    guard share.isFinite else { return "not a number" }
    let percent = share * 100
    if percent > 0, percent < 0.05 { return "< 0.1 %" }
    if percent >= 99.95, percent < 100 { return "> 99.9 %" }
    return String(format: "%.1f %%", percent)
  }

  /// A share in `0...1` as the width of a bar, in percent.
  static func width(_ share: Double) -> String {
    String(format: "%.1f", share.isFinite ? min(max(share, 0), 1) * 100 : 0)
  }

  /// A change with its sign, such as `+0.24`, `−0.03` and `0.00`.
  static func signed(_ value: Double) -> String {
    let text = score(value)
    return text.hasPrefix("\u{2212}") || text == "0.00" || !value.isFinite ? text : "+" + text
  }

  /// A q-value: `0.012`, or `< 0.001`.
  static func bound(_ value: Double) -> String {
    value < 0.001 ? "< 0.001" : String(format: "%.3f", value)
  }

  /// A coordinate of a drawing, with at most one decimal.
  static func coordinate(_ coordinate: Double) -> String {
    let tenths = Int((coordinate * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let (whole, rest) = abs(tenths).quotientAndRemainder(dividingBy: 10)
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
  }
}
