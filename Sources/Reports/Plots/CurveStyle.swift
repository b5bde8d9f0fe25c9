/// How a recipe's curve looks: told apart by color, dashes and marks, any one of which does.
///
/// The colors are after Okabe and Ito's palette for all kinds of color vision, darkened on light
/// ground to a contrast of at least 3. Sixty-four recipes look different.
struct CurveStyle {
  /// The colors by day and by night.
  static let colors: [(day: String, night: String)] = [
    ("#b4481e", "#f08a5a"), ("#0072b2", "#56b4e9"), ("#00795a", "#2fc79a"),
    ("#a8447f", "#e29cc4"), ("#8a6400", "#e6b422"), ("#1c1b19", "#eeebe4"),
    ("#4b5fc9", "#9fb0ff"), ("#7a7469", "#a39d92"),
  ]

  /// The lengths of strokes and gaps, in the drawing's units; the first is unbroken.
  private static let dashes = [
    "", "7 3", "2 2.5", "9 3 2 3", "13 3", "4 2 1 2 1 2", "5 5", "1 4",
  ]

  /// Outlines around the current point: circle, square, triangles, diamond, crosses and bar.
  private static let marks = [
    "m-2.6 0a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0-5.2 0z", "m-2.3-2.3h4.6v4.6h-4.6z",
    "m0-3l2.8 5h-5.6z", "m0-3.2l3.2 3.2-3.2 3.2-3.2-3.2z", "m0 3l2.8-5h-5.6z",
    "m-2.4-2.4l4.8 4.8m0-4.8l-4.8 4.8", "m-3 0h6m-3-3v6", "m0-3.4v6.8",
  ]

  /// The recipe's position among all.
  let position: Int

  /// The class that gives an element the curve's color.
  var colorClass: String { "c\(position % Self.colors.count)" }

  /// The attribute that breaks the line, with a space in front; nothing for an unbroken one.
  var dashAttribute: String {
    let dash = Self.dashes[position % Self.dashes.count]
    return dash.isEmpty ? "" : " stroke-dasharray=\"\(dash)\""
  }

  var mark: String {
    Self.marks[(position + position / Self.marks.count) % Self.marks.count]
  }

  /// A short piece of the curve, for legends: an `svg` element made of numbers alone.
  var sample: String {
    "<svg class=\"sample \(colorClass)\" viewBox=\"0 0 30 10\" aria-hidden=\"true\">"
      + "<path class=\"line\"\(dashAttribute) d=\"M1 5H29\"/>"
      + "<path class=\"marks\" d=\"M15 5\(mark)\"/></svg>"
  }

  /// The style rules for the colors.
  static let rules: String = {
    func variables(_ values: [String]) -> String {
      values.enumerated().map { "--c\($0): \($1);" }.joined(separator: " ")
    }
    let classes = colors.indices.map { ".c\($0) { color: var(--c\($0)); }" }
    return """
      :root { \(variables(colors.map(\.day))) }
      @media screen and (prefers-color-scheme: dark) { :root { \(variables(colors.map(\.night))) } }
      \(classes.joined(separator: "\n"))
      """
  }()
}
