internal import RegressionChecks
internal import SpuriousFeatures

// The figures of a card with their intervals.

extension CheckReport {
  /// One plot for each kind of figure that either side has, in two columns of about one height.
  func plots(of item: CheckedClass) -> (belowPictures: [[String: Any]], beside: [[String: Any]]) {
    let (path, effect) = (pathPlot(of: item), effectPlot(of: item))
    let signature = signaturePlot(of: item)
    return effect == nil
      ? ([], [path, signature].compactMap(\.self))
      : ([signature].compactMap(\.self), [path, effect].compactMap(\.self))
  }

  /// A row's name, and its figures as they are drawn and written.
  private struct Line {
    let name: String
    let row: IntervalPlot.Row
    let before: (value: String, interval: String)
    let after: (value: String, interval: String)

    init(_ name: String, _ before: Figure?, _ after: Figure?) {
      self.name = name
      row = IntervalPlot.Row(before: before.map(\.span), after: after.map(\.span))
      self.before = Self.words(before)
      self.after = Self.words(after)
    }

    /// A distance, beside the one that is to be expected.
    init(_ name: String, expected: Double, moved: Double) {
      self.name = name
      row = IntervalPlot.Row(
        before: .init(value: nil, lower: 0, upper: expected),
        after: .init(value: moved, lower: moved, upper: moved))
      before = (NumberText.score(expected), "")
      after = (NumberText.score(moved), "")
    }

    private static func words(_ figure: Figure?) -> (String, String) {
      guard let figure else { return ("–", "") }
      return (NumberText.score(figure.value), NumberText.interval(figure))
    }
  }

  private func view(
    _ title: String, _ note: String, _ lines: [Line], levels: [Double],
    limits: ClosedRange<Double> = -IntervalPlot.farthest...IntervalPlot.farthest,
    heads: (before: String, after: String) = ("Before", "After")
  ) -> [String: Any]? {
    guard !lines.isEmpty else { return nil }
    let plot = IntervalPlot(lines.map(\.row), levels: levels, limits: limits)
    return [
      "title": title, "note": note, "before": heads.before, "after": heads.after,
      "axis": plot.axis,
      "rows": lines.map { line in
        [
          "name": line.name, "svg": plot.strip(line.row),
          "figures": [(heads.before, line.before), (heads.after, line.after)].map {
            ["title": $0, "value": $1.value, "interval": $1.interval]
          },
        ]
      },
    ]
  }

  private func pathPlot(of item: CheckedClass) -> [String: Any]? {
    let (old, new) = (item.before?.paths ?? [], item.after?.paths ?? [])
    let names = ["First third", "Middle third", "Last third"]
    let lines = names.indices.prefix(max(old.count, new.count)).map { third in
      Line(
        names[third], old.indices.contains(third) ? old[third] : nil,
        new.indices.contains(third) ? new[third] : nil)
    }
    return view(
      "Path similarity",
      "1 is as similar to photographs of the class as other photographs of it are,"
        + " 0 as photographs of other classes are.", lines, levels: [0, 1], limits: -2...2)
  }

  /// What is leaned on before or after, each in both directions.
  private func effectPlot(of item: CheckedClass) -> [String: Any]? {
    let (old, new) = (item.before?.effects ?? [], item.after?.effects ?? [])
    let cues = Set(item.results.filter { $0.outcome != .passed }.compactMap(\.cue))
    let told = Component.allCases.filter { component in
      (old + new).contains {
        $0.component == component && ($0.severity != nil || cues.contains($0.name))
      }
    }
    let lines = told.flatMap { component -> [Line] in
      let before = old.first { $0.component == component }
      let after = new.first { $0.component == component }
      let name = after?.name ?? before?.name ?? component.rawValue
      return [
        Line("\(name): others with it gain", before?.sufficiency, after?.sufficiency),
        Line("\(name): its own without it lose", before?.necessity, after?.necessity),
      ]
    }
    return view(
      "What it leans on",
      "The change of the class's probability when this part of photographs is moved.", lines,
      levels: [0])
  }

  /// How far each layer's answers to the prototypes have moved, beside what seeds do.
  private func signaturePlot(of item: CheckedClass) -> [String: Any]? {
    guard let old = item.before, let new = item.after, !old.signature.isEmpty,
      old.signature.count == new.signature.count, !old.prototypes.isEmpty
    else { return nil }
    let names = current.layers.count == new.signature.count ? current.layers : baseline.layers
    let lines = zip(old.signature, new.signature).enumerated().map { index, pair in
      Line(
        names.indices.contains(index) ? names[index] : "Layer \(index + 1)",
        expected: pair.0.seedDistance(to: pair.1, seedCount: old.prototypes.count),
        moved: pair.0.distance(to: pair.1))
    }
    return view(
      "Signature by layer",
      "How far the layer's answers to the prototypes have moved, in correlations with its answers to"
        + " pictures that never change; the gray line is how far other seeds would move them.",
      lines, levels: [0], heads: ("By seeds", "Moved"))
  }
}

extension Figure {
  fileprivate var span: IntervalPlot.Span { .init(value: value, lower: lower, upper: upper) }
}

extension LayerSignature {
  /// The root of the mean square difference of all correlations.
  fileprivate func distance(to other: LayerSignature) -> Double {
    let squares = zip(similarities.values, other.similarities.values).map { ($0 - $1) * ($0 - $1) }
    return (squares.reduce(0, +) / Double(max(squares.count, 1))).squareRoot()
  }

  /// The distance that is to be expected of means of so many prototypes if only their seeds differ.
  ///
  /// It is √((s₁² + s₂²)/n) for spreads s₁ and s₂ and n prototypes each.
  fileprivate func seedDistance(to other: LayerSignature, seedCount: Int) -> Double {
    let (own, foreign) = (
      max(spread, Self.smallestSpread), max(other.spread, Self.smallestSpread)
    )
    return ((own * own + foreign * foreign) / Double(seedCount)).squareRoot()
  }
}
