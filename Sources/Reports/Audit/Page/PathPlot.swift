internal import ActivationPaths
internal import Statistics

/// Path curves as a drawing: layers from left to right, normalized similarity from bottom to top.
///
/// The lines at 1 and 0 are where other photographs of the class and photographs of other classes
/// are; the bands around them are the intervals of the controls. A recipe's band shows where it is the
/// only one, and while its curve is pointed at.
struct PathPlot {
  /// The drawing's size, in its own units.
  static let size = (height: 230.0, width: 400.0)
  /// The room left on each side for numbers and names.
  static let margin = (top: 8.0, left: 26.0, bottom: 28.0, right: 8.0)
  /// The similarities that are drawn; what is beyond stops at the edge, with a mark.
  static let range = -1.5...2.0
  /// The similarities that have a line across.
  private static let ticks = [-1.0, 0, 1, 2]
  /// The room between the frame and the first and the last layer.
  static let inset = 8.0
  /// Half of the longest name of a third, in the largest letters.
  private static let halfNameWidth = 44.0
  /// About how many marks a curve has.
  private static let markCount = 13

  /// Of every layer: 0, 1 or 2.
  let thirds: [Int]
  /// Held-out photographs, other photographs, then one for each recipe; `nil` for one without.
  let curves: [PathCurve?]
  let look: Look

  /// The drawing: an `svg` element's content, made of numbers and our own words alone.
  var svg: String {
    let controls = [(0, "ceiling"), (1, "floor")]
    return controls.map { band(of: $0, name: $1) }.joined() + grid + thirdMarks
      + controls.map { control($0, name: $1) }.joined()
      + curves.indices.dropFirst(2).map(recipe).joined()
  }

  /// Value and interval of every point in thousandths, for the script: subjects are separated by
  /// `|`, layers by a space, and the three numbers by commas.
  var numbers: String {
    curves.indices.map { subject in
      estimates(of: subject).map { estimate in
        guard let estimate else { return "" }
        return [estimate.value, estimate.lower, estimate.upper].map(Self.thousandths)
          .joined(separator: ",")
      }.joined(separator: " ")
    }.joined(separator: "|")
  }

  /// The similarity of a subject at every layer.
  private func estimates(of subject: Int) -> [Estimate?] {
    curves[subject]?.layers.map(look.similarity) ?? []
  }

  /// A number that is no farther from 0 than anyone reads, in thousandths.
  private static func thousandths(_ value: Double) -> String {
    String(Int((min(max(value, -1e6), 1e6) * 1000).rounded()))
  }
}

// MARK: Places

extension PathPlot {
  private func x(_ layer: Int) -> Double {
    let left = Self.margin.left + Self.inset
    let room = Self.size.width - left - Self.margin.right - Self.inset
    return thirds.count > 1
      ? left + room * Double(layer) / Double(thirds.count - 1) : left + room / 2
  }

  private static func y(_ value: Double) -> Double {
    let room = size.height - margin.top - margin.bottom
    let clipped = min(max(value, range.lowerBound), range.upperBound)
    return margin.top + room * (range.upperBound - clipped)
      / (range.upperBound - range.lowerBound)
  }

  private static func text(_ coordinate: Double) -> String { NumberText.coordinate(coordinate) }

  private func point(_ layer: Int, _ value: Double) -> String {
    "\(Self.text(x(layer))) \(Self.text(Self.y(value)))"
  }

  /// The layers that have a value, cut where one has none.
  private static func runs(of estimates: [Estimate?]) -> [[(layer: Int, estimate: Estimate)]] {
    let known = estimates.enumerated().map { layer, estimate in
      estimate.map { (layer: layer, estimate: $0) }
    }
    return known.split { $0 == nil }.map { $0.compactMap(\.self) }
  }
}

// MARK: Parts

extension PathPlot {
  /// Lines across with their numbers.
  private var grid: String {
    Self.ticks.map { tick in
      let y = Self.text(Self.y(tick))
      let name = tick == 0 || tick == 1 ? "grid level" : "grid"
      return "<path class=\"\(name)\" d=\"M\(Self.text(Self.margin.left)) \(y)"
        + "H\(Self.text(Self.size.width - Self.margin.right))\"/>"
        + "<text x=\"\(Self.text(Self.margin.left - 6))\" y=\"\(y)\" dy=\".32em\""
        + " text-anchor=\"end\">\(tick < 0 ? "\u{2212}" : "")\(Int(abs(tick)))</text>"
    }.joined()
  }

  /// The names of the thirds, and lines between them.
  private var thirdMarks: String {
    let names = ["first third", "second third", "last third"]
    return names.indices.compactMap { third -> String? in
      guard let first = thirds.firstIndex(of: third), let last = thirds.lastIndex(of: third)
      else { return nil }
      let room = Self.halfNameWidth...Self.size.width - Self.halfNameWidth
      let middle = min(max((x(first) + x(last)) / 2, room.lowerBound), room.upperBound)
      let name =
        "<text x=\"\(Self.text(middle))\" y=\"\(Self.text(Self.size.height - 6))\""
        + " text-anchor=\"middle\">\(names[third])</text>"
      guard first > 0 else { return name }
      return name
        + "<path class=\"grid between\" d=\"M\(Self.text((x(first - 1) + x(first)) / 2))"
        + " \(Self.text(Self.margin.top))V\(Self.text(Self.size.height - Self.margin.bottom))\"/>"
    }.joined()
  }

  /// The area between the ends of a control's intervals.
  private func band(of subject: Int, name: String) -> String {
    let outline = Self.runs(of: estimates(of: subject)).map { run in
      let upper = run.map { point($0.layer, $0.estimate.upper) }
      let lower = run.reversed().map { point($0.layer, $0.estimate.lower) }
      return "M" + (upper + lower).joined(separator: "L") + "z"
    }
    return "<path class=\"band \(name)\" d=\"\(outline.joined())\"/>"
  }

  private func control(_ subject: Int, name: String) -> String {
    guard curves[subject] != nil else { return "" }
    return "<g class=\"curve control \(name)\" data-subject=\"\(subject)\">"
      + "<path class=\"line\" d=\"\(line(of: estimates(of: subject)))\"/></g>"
  }

  private func recipe(_ subject: Int) -> String {
    guard curves[subject] != nil else { return "" }
    let style = CurveStyle(position: subject - 2)
    let estimates = estimates(of: subject)
    let lone = curves.count == 3 ? " lone" : ""
    return "<g class=\"curve \(style.colorClass)\(lone)\" data-subject=\"\(subject)\">"
      + band(of: subject, name: "own")
      + "<path class=\"line\"\(style.dashAttribute) d=\"\(line(of: estimates))\"/>"
      + "<path class=\"marks\" d=\"\(marks(of: estimates, style: style))\"/>"
      + "<path class=\"beyond\" d=\"\(beyondMarks(of: estimates))\"/></g>"
  }

  private func line(of estimates: [Estimate?]) -> String {
    Self.runs(of: estimates).map { run in
      "M" + run.map { point($0.layer, $0.estimate.value) }.joined(separator: "L")
    }.joined()
  }

  /// The curve's mark at some of its layers, others than its neighbors have, and where it stands
  /// alone.
  private func marks(of estimates: [Estimate?], style: CurveStyle) -> String {
    let stride = max(1, estimates.count / Self.markCount)
    return Self.runs(of: estimates).map { run in
      run.filter { run.count == 1 || $0.layer % stride == style.position % stride }
        .map { "M\(point($0.layer, $0.estimate.value))\(style.mark)" }.joined()
    }.joined()
  }

  /// Arrowheads at the edge, where the value is beyond it.
  private func beyondMarks(of estimates: [Estimate?]) -> String {
    Self.runs(of: estimates).joined().compactMap { layer, estimate in
      if estimate.value > Self.range.upperBound {
        return "M\(point(layer, estimate.value))m-4 0l4-6 4 6z"
      }
      return estimate.value < Self.range.lowerBound
        ? "M\(point(layer, estimate.value))m-4 0l4 6 4-6z" : nil
    }.joined()
  }
}
