internal import ActivationPaths
internal import Statistics

// The tables of the page. The look that a cell shows is chosen by style, so each has them all.

extension AuditReport {
  /// The summary: one row for each subject.
  var summaryRows: [[String: Any]] {
    let controls = subjects.prefix(2).enumerated().compactMap { position, subject in
      paths.mean.first { $0.subject == subject }.map { curve in
        row(position: position, cells: thirdCells(of: curve)).merging(["isControl": true]) { $1 }
      }
    }
    return controls
      + recipeSummaries.enumerated().map { position, summary in
        row(position: position + 2, cells: summary.curve.map(thirdCells) ?? [])
          .merging(scoreCells(of: summary)) { $1 }
      }
  }

  private func row(position: Int, cells: [[String: Any]]) -> [String: Any] {
    ["name": Self.name(of: subjects[position]), "sample": sample(of: position), "thirds": cells]
  }

  private func thirdCells(of curve: PathCurve) -> [[String: Any]] {
    zip(Self.thirdNames, curve.thirds).enumerated().map { third, pair in
      let looks = zip(PathPlot.Look.all, looks(of: pair.1)).map { look, view in
        view.merging([
          "distance": look.score(of: pair.1).relativeDistance.map(Self.distance) ?? "–",
          "isBest": bestRecipe(third: third, look: look) == curve.subject,
        ]) { $1 }
      }
      return ["title": pair.0.capitalizingFirst, "looks": looks]
    }
  }

  /// The normalized similarity in each look.
  func looks(of score: ViewedPathScore) -> [[String: Any]] {
    PathPlot.Look.all.map { look in
      let similarity = look.similarity(of: score)
      return [
        "classNames": look.classNames,
        "value": similarity.map { NumberText.score($0.value) } ?? "–",
        "interval": similarity.map(NumberText.interval) ?? "",
      ]
    }
  }

  /// An L1 distance in units of a photograph's.
  private static func distance(_ estimate: Estimate) -> String {
    guard estimate.isFinite else { return "–" }
    return "\(NumberText.score(estimate.value)) (\(NumberText.interval(estimate)))"
  }

  /// The recipe nearest to 1, if there are several.
  private func bestRecipe(third: Int, look: PathPlot.Look) -> PathSubject? {
    nearest(
      paths.mean.map { curve in
        let score = curve.thirds.indices.contains(third) ? curve.thirds[third] : nil
        return (curve.subject, score.flatMap(look.similarity))
      })
  }

  /// The recipe whose similarity is nearest to 1, the first of equals.
  ///
  /// `nil` if fewer than two have one, or if the audit is not to be trusted.
  private func nearest(_ scores: [(PathSubject, Estimate?)]) -> PathSubject? {
    guard paths.isTrusted else { return nil }
    let known = scores.compactMap { subject, score -> (subject: PathSubject, gap: Double)? in
      guard case .prototypes = subject, let score else { return nil }
      return (subject, abs(1 - score.value))
    }
    return known.count > 1 ? known.min { $0.gap < $1.gap }?.subject : nil
  }

  private func scoreCells(of summary: RecipeSummary) -> [String: Any] {
    let times = summary.recipe.secondsPerPrototype.map(NumberText.short) ?? "–"
    let percents: [(String, Estimate?)] = [
      ("Clean", summary.probability), ("Robust", summary.heldOutProbability),
    ]
    let transfers: [(String, Estimate?)] = [
      ("Transfer, first", summary.transferTop1), ("Transfer, first five", summary.transferTop5),
    ]
    let cells =
      (transferModel == nil ? percents : percents + transfers).map { Self.percent($1, title: $0) }
      + [
        Self.cell(
          "Told apart", value: summary.distinguishability.map { NumberText.score($0.value) },
          interval: summary.distinguishability.map(NumberText.interval))
      ] + (hasTimes ? [Self.cell("Seconds", value: times, interval: nil)] : [])
    return ["scores": cells]
  }

  private static func percent(_ estimate: Estimate?, title: String) -> [String: Any] {
    cell(
      title, value: estimate.map { NumberText.percent($0.value) },
      interval: estimate.map { NumberText.percents($0) })
  }

  private static func cell(_ title: String, value: String?, interval: String?) -> [String: Any] {
    ["title": title, "value": value ?? "–", "interval": interval ?? ""]
  }
}

// MARK: Layers and classes

extension AuditReport {
  /// One row for each layer, with the mean similarity of each recipe.
  var layerRows: [[String: Any]] {
    let curves = recipes.map { recipe in
      paths.mean.first { $0.subject == .prototypes(recipe.name) }
    }
    return paths.layers.enumerated().map { index, layer in
      let scores = curves.map { curve -> Estimate? in
        guard let curve, curve.layers.indices.contains(index) else { return nil }
        return PathPlot.Look.all[0].similarity(of: curve.layers[index])
      }
      let best = nearest(zip(recipes, scores).map { (.prototypes($0.name), $1) })
      return [
        "number": String(index + 1), "name": layer.name, "operator": layer.operatorType,
        "shape": layer.shape.map(String.init).joined(separator: "×"),
        "scores": zip(recipes, scores).map { recipe, score in
          [
            "value": score.map { NumberText.score($0.value) } ?? "–",
            "interval": score.map(NumberText.interval) ?? "",
            "isBest": best == .prototypes(recipe.name),
          ]
        },
      ]
    }
  }

  /// One row for each class, the one whose worst layer is worst first.
  ///
  /// Which recipe decides: the one that wins the comparison over the whole network.
  var worstRows: [[String: Any]] {
    let winner = paths.comparisons.first { $0.third == nil }?.winner ?? recipes.first?.name
    let position = recipes.firstIndex { $0.name == winner } ?? 0
    let rows = sortedClasses.map { item in
      let worst = recipes.map { recipe in
        item.curves.first { $0.subject == .prototypes(recipe.name) }?.worstLayer
      }
      let gap = worst.indices.contains(position) ? worst[position]?.gap : nil
      return (gap: gap ?? -1, index: item.classIndex, worst: worst)
    }
    return rows.sorted { ($1.gap, $0.index) < ($0.gap, $1.index) }.map { row in
      [
        "index": String(row.index), "name": label(row.index),
        "layers": row.worst.map { Self.cell(of: $0, layers: paths.layers) },
      ]
    }
  }

  private static func cell(
    of worst: WorstLayer?, layers: [PathAudit.AuditedLayer]
  ) -> [String: Any] {
    guard let worst else { return ["gap": "-1", "value": "–", "layer": "", "name": ""] }
    return [
      "gap": NumberText.exact(worst.gap), "value": NumberText.score(worst.score.value),
      "layer": "layer \(worst.layerIndex + 1)", "name": layers[worst.layerIndex].name,
    ]
  }
}

extension String {
  fileprivate var capitalizingFirst: String { prefix(1).uppercased() + dropFirst() }
}
