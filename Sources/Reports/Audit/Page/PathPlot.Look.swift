internal import ActivationPaths
internal import Statistics

extension PathPlot {
  /// What a drawing shows of a ``ViewedPathScore``.
  struct Look: Sendable {
    /// A way to see a layer.
    enum View: String, CaseIterable {
      case units, channels
    }

    /// A way to compare two vectors.
    enum Measure: String, CaseIterable {
      case spearman, pearson, cosine
    }

    let view: View
    let measure: Measure

    /// All there are; the first is what a page shows until told otherwise.
    static let all = View.allCases.flatMap { view in
      Measure.allCases.map { Look(view: view, measure: $0) }
    }

    /// The classes of the elements that show it.
    var classNames: String { "look \(view.rawValue) \(measure.rawValue)" }

    func score(of layer: ViewedPathScore) -> PathScore {
      switch view {
      case .units: layer.units
      case .channels: layer.channels
      }
    }

    /// The normalized similarity; `nil` where there is none, or no finite one.
    func similarity(of layer: ViewedPathScore) -> Estimate? {
      let all = score(of: layer).normalized
      let estimate =
        switch measure {
        case .spearman: all.spearman
        case .pearson: all.pearson
        case .cosine: all.cosine
        }
      return estimate.flatMap { $0.isFinite ? $0 : nil }
    }

    /// The rules that show the chosen look, and hide the others, without a script.
    static let rules: String = all.map { look in
      let (view, measure) = (look.view.rawValue, look.measure.rawValue)
      let chosen = ":root:has(#view-\(view):checked):has(#measure-\(measure):checked)"
      return """
        \(chosen) .look { display: none; }
        \(chosen) .look.\(view).\(measure) { display: revert; }
        """
    }.joined(separator: "\n")
  }
}
