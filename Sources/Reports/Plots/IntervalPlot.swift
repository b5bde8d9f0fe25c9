/// Figures before and after, a strip of two intervals each, over a common axis.
///
/// What is before is in the upper half of a strip, gray and square; what is after is in the lower one,
/// colored and round.
struct IntervalPlot {
  /// A figure with its interval; without a figure, the interval alone.
  struct Span {
    let value: Double?
    let lower: Double
    let upper: Double
  }

  /// A figure at two times; `nil` where it was not measured.
  struct Row {
    let before: Span?
    let after: Span?
  }

  /// The size of a strip, in its own units.
  static let size = (height: 24.0, width: 240.0)
  /// The room at both ends, for the numbers of the axis.
  private static let margin = 12.0
  private static let heights = (before: 8.0, after: 17.0)

  private let ticks: [Double]
  private let levels: [Double]

  /// Lays out an axis.
  ///
  /// - Parameters:
  ///   - rows: What it has to cover, as far as that is finite.
  ///   - levels: Numbers of a meaning of their own; they are within the axis.
  ///   - limits: What the axis does not go beyond; an interval that does ends in an arrowhead.
  init(_ rows: [Row], levels: [Double], limits: ClosedRange<Double> = -farthest...farthest) {
    let spans = rows.flatMap { [$0.before, $0.after] }.compactMap(\.self)
    let numbers = (spans.flatMap { [$0.lower, $0.upper, $0.value ?? $0.lower] } + levels)
      .filter(\.isFinite).map { min(max($0, limits.lowerBound), limits.upperBound) }
    ticks = PlotTicks.covering(numbers.min() ?? 0, numbers.max() ?? 1)
    self.levels = levels
  }

  /// No number that is farther from 0 is drawn in its place.
  static let farthest = 1e6

  /// The drawing of a row: an `svg` element's content, made of numbers alone.
  func strip(_ row: Row) -> String {
    grid + draw(row.before, at: Self.heights.before, className: "control", mark: "m-3-3h6v6h-6z")
      + draw(
        row.after, at: Self.heights.after, className: Self.style.colorClass, mark: Self.style.mark)
  }

  /// The axis's numbers, drawn likewise.
  var axis: String {
    ticks.map { tick in
      "<text x=\"\(x(tick))\" y=\"12\" text-anchor=\"middle\">\(Self.text(tick))</text>"
    }.joined()
  }

  private static let style = CurveStyle(position: 0)

  /// What a figure before looks like, as an `svg` element.
  static let sampleBefore =
    "<svg class=\"sample control\" viewBox=\"0 0 30 10\" aria-hidden=\"true\">"
    + "<path class=\"line\" d=\"M1 5H29\"/><path class=\"marks\" d=\"M15 5m-3-3h6v6h-6z\"/></svg>"

  /// What a figure after looks like, as an `svg` element.
  static let sampleAfter = style.sample
}

extension IntervalPlot {
  private func x(_ value: Double) -> String {
    let (low, high) = (ticks[0], ticks[ticks.count - 1])
    let room = Self.size.width - 2 * Self.margin
    let place = Self.margin + room * (min(max(value, low), high) - low) / (high - low)
    return NumberText.coordinate(place)
  }

  private static func text(_ tick: Double) -> String {
    (tick < 0 ? "\u{2212}" : "") + PlotTicks.text(abs(tick))
  }

  /// Lines down at every tick and level.
  private var grid: String {
    let ticks = ticks.map { "M\(x($0)) 0V\(NumberText.coordinate(Self.size.height))" }
    let levels = levels.map { "M\(x($0)) 0V\(NumberText.coordinate(Self.size.height))" }
    return "<path class=\"grid\" d=\"\(ticks.joined())\"/>"
      + "<path class=\"grid level\" d=\"\(levels.joined())\"/>"
  }

  /// Arrowheads where an interval goes on beyond the axis.
  private func heads(of span: Span, at y: String) -> String {
    let (low, high) = (ticks[0], ticks[ticks.count - 1])
    return (span.lower < low ? "M\(x(low)) \(y)m5-4l-5 4l5 4" : "")
      + (span.upper > high ? "M\(x(high)) \(y)m-5-4l5 4l-5 4" : "")
  }

  private func draw(
    _ span: Span?, at height: Double, className: String, mark: String
  ) -> String {
    guard let span, span.lower.isFinite, span.upper.isFinite else { return "" }
    let y = NumberText.coordinate(height)
    let line =
      "<path class=\"line\" d=\"M\(x(span.lower)) \(y)H\(x(span.upper))"
      + "\(heads(of: span, at: y))\"/>"
    let point =
      span.value.flatMap { $0.isFinite ? $0 : nil }
      .map { "<path class=\"marks\" d=\"M\(x($0)) \(y)\(mark)\"/>" } ?? ""
    return "<g class=\"\(className)\">\(line)\(point)</g>"
  }
}
