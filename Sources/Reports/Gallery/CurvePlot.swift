internal import Foundation

/// A curve of the objective as a small drawing with numbers on its axes.
struct CurvePlot {
  /// The drawing's size, in its own units.
  private static let size = (height: 132.0, width: 320.0)
  /// The room left for numbers on each side.
  private static let margin = (top: 8.0, left: 44.0, bottom: 22.0, right: 8.0)
  /// More points than this are told apart by no one at this size.
  private static let longestPath = 300

  private let points: [GalleryCurvePoint]
  private let steps: (first: Int, last: Int)
  private let values: (low: Double, high: Double)
  private let ticks: [Double]

  /// Creates a plot of the finite points, or `nil` if there are fewer than two.
  init?(_ curve: [GalleryCurvePoint]) {
    points = curve.filter(\.value.isFinite)
    guard points.count > 1, let first = points.first, let last = points.last,
      last.step > first.step, let low = points.map(\.value).min(),
      let high = points.map(\.value).max(), (high - low).isFinite
    else { return nil }
    steps = (first.step, last.step)
    ticks = PlotTicks.covering(low, high)
    values = (min(low, ticks[0]), max(high, ticks[ticks.count - 1]))
  }

  /// The curve in words, for those who cannot see it.
  var text: String {
    let values = points.map(\.value)
    let best = points.max { $0.value < $1.value } ?? points[0]
    return "Objective from \(NumberText.short(values[0])) at step \(steps.first)"
      + " to \(NumberText.short(values[values.count - 1])) at step \(steps.last),"
      + " highest \(NumberText.short(best.value)) at step \(best.step)"
  }

  /// The drawing: an `svg` element's content, made of numbers alone.
  var svg: String {
    let grid = ticks.map { tick in
      let y = Self.coordinate(y(tick))
      return "<line class=\"grid\" x1=\"\(Self.coordinate(Self.margin.left))\" y1=\"\(y)\""
        + " x2=\"\(Self.coordinate(Self.size.width - Self.margin.right))\" y2=\"\(y)\"/>"
        + "<text x=\"\(Self.coordinate(Self.margin.left - 6))\" y=\"\(y)\" dy=\"0.32em\""
        + " text-anchor=\"end\">\(PlotTicks.text(tick))</text>"
    }
    return (grid + [stepTexts, "<polyline points=\"\(path)\"/>"]).joined()
  }

  private var stepTexts: String {
    let y = Self.coordinate(Self.size.height - 6)
    let left = Self.coordinate(Self.margin.left)
    let right = Self.coordinate(Self.size.width - Self.margin.right)
    let middle = Self.coordinate((Self.margin.left + Self.size.width - Self.margin.right) / 2)
    return "<text x=\"\(left)\" y=\"\(y)\">\(steps.first)</text>"
      + "<text x=\"\(middle)\" y=\"\(y)\" text-anchor=\"middle\">step</text>"
      + "<text x=\"\(right)\" y=\"\(y)\" text-anchor=\"end\">\(steps.last)</text>"
  }

  /// The points, thinned evenly; the last is always there.
  private var path: String {
    let stride = max(1, (points.count + Self.longestPath - 1) / Self.longestPath)
    return points.indices.filter { $0 % stride == 0 || $0 == points.count - 1 }
      .map { "\(Self.coordinate(x(points[$0].step))),\(Self.coordinate(y(points[$0].value)))" }
      .joined(separator: " ")
  }

  private func x(_ step: Int) -> Double {
    let room = Self.size.width - Self.margin.left - Self.margin.right
    return Self.margin.left + room * Double(step - steps.first) / Double(steps.last - steps.first)
  }

  private func y(_ value: Double) -> Double {
    let room = Self.size.height - Self.margin.top - Self.margin.bottom
    return Self.margin.top + room * (values.high - value) / (values.high - values.low)
  }

  private static func coordinate(_ value: Double) -> String { String(format: "%.1f", value) }
}
