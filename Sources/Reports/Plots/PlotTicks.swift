internal import Foundation

/// The numbers at the lines of a plot's grid.
enum PlotTicks {
  /// Two to five round numbers (1, 2 or 5 times a power of ten apart) that cover a span.
  static func covering(_ low: Double, _ high: Double) -> [Double] {
    let span = high > low ? high - low : max(abs(high), 1)
    let power = pow(10, floor(log10(span / 3)))
    let step = [1, 2, 5, 10].map { $0 * power }.first { span / $0 <= 3 } ?? 10 * power
    let first = (low / step).rounded(.down)
    let last = max((high / step).rounded(.up), first + 1)
    return (0...Int(last - first)).map { (first + Double($0)) * step }
  }

  /// A tick's number in few letters.
  static func text(_ value: Double) -> String {
    abs(value) >= 100_000 || (value != 0 && abs(value) < 0.001)
      ? String(format: "%.0e", value) : String(format: "%g", value)
  }
}
