internal import ActivationPaths
internal import Statistics

extension AuditReport {
  /// The verdict in three to six words.
  var verdictHeadline: String {
    if !paths.isTrusted { return "This audit is not to be trusted" }
    return paths.doubts.isEmpty ? "The controls hold" : "To be read with care"
  }

  /// What the audit came to, in plain sentences; what speaks against trusting it comes first.
  ///
  /// Figures are normalized Spearman similarities with every unit in its place. If the audit is not
  /// to be trusted, nothing is said of recipes.
  public var verdict: [String] {
    guard paths.isTrusted else {
      return paths.doubts.sorted { $0.isFatal && !$1.isFatal }.map(\.message)
        + ["The figures are shown to find the fault, not to compare recipes."]
    }
    return paths.doubts.map(\.message) + controlSentences + winnerSentences + farSentences
      + smoothSentences
  }

  private var controlSentences: [String] {
    guard let ceiling = scores(of: .heldOutPhotographs), let floor = scores(of: .otherPhotographs)
    else { return [] }
    return [
      """
      From the first third of the network to the last, held-out photographs of the class score \
      \(Self.list(ceiling.map { NumberText.score($0.value) })), where 1 is right, and photographs \
      of other classes \(Self.list(floor.map { NumberText.score($0.value) })), where 0 is right.
      """
    ]
  }

  /// Which recipe is nearest to photographs, in all and by thirds.
  private var winnerSentences: [String] {
    [wholeSentence, thirdsSentence].compactMap(\.self)
  }

  private var wholeSentence: String? {
    guard let whole = paths.comparisons.first(where: { $0.third == nil }), let lead = whole.lead
    else { return nil }
    let start =
      "Over the whole network, the path of \(whole.winner) is nearest to that of photographs"
    return Self.isDecided(lead)
      ? "\(start), by \(Self.words(lead)) before the next recipe."
      : "\(start), but its lead of \(Self.words(lead)) can be chance."
  }

  private var thirdsSentence: String? {
    let parts = paths.comparisons.compactMap { comparison -> String? in
      guard let third = comparison.third, Self.thirdNames.indices.contains(third),
        let lead = comparison.lead
      else { return nil }
      let chance = Self.isDecided(lead) ? "" : " (which can be chance)"
      return "\(comparison.winner) in the \(Self.thirdNames[third])\(chance)"
    }
    return parts.isEmpty ? nil : "By thirds, the nearest is \(Self.list(parts))."
  }

  /// Who is no nearer to photographs of the class than photographs of other classes are.
  private var farSentences: [String] {
    let recipes = recipes { $0.upper <= 0 }
    guard !recipes.isEmpty else { return [] }
    return [
      """
      No nearer to photographs of the class than photographs of other classes are: \
      \(Self.list(recipes)); what such prototypes show is not what the network does with a \
      photograph there.
      """
    ]
  }

  /// Whose score above 1 asks for a warning.
  private var smoothSentences: [String] {
    let recipes = recipes { $0.lower > 1 }
    guard !recipes.isEmpty else { return [] }
    return [
      "Above 1, which is a warning and no prize: \(Self.list(recipes)); see the method below."
    ]
  }

  /// The recipes with a third that meets a condition, each with those thirds.
  private func recipes(where condition: (Estimate) -> Bool) -> [String] {
    recipes.compactMap { recipe in
      let thirds = thirds(of: recipe, where: condition)
      return thirds.isEmpty ? nil : "\(recipe.name) (\(thirds.joined(separator: ", ")))"
    }
  }

  private func thirds(of recipe: Recipe, where condition: (Estimate) -> Bool) -> [String] {
    guard let curve = paths.mean.first(where: { $0.subject == .prototypes(recipe.name) }) else {
      return []
    }
    return zip(Self.thirdNames, curve.thirds).compactMap { name, third in
      third.units.normalized.spearman.flatMap { condition($0) ? name : nil }
    }
  }

  /// The similarities by thirds; `nil` if there are none.
  private func scores(of subject: PathSubject) -> [Estimate]? {
    let curve = paths.mean.first { $0.subject == subject }
    let scores = curve?.thirds.compactMap(\.units.normalized.spearman) ?? []
    return scores.isEmpty ? nil : scores
  }
}

// MARK: Words

extension AuditReport {
  static let thirdNames = ["first third", "second third", "last third"]

  /// Whether a lead is more than chance.
  private static func isDecided(_ lead: Estimate) -> Bool { lead.lower > 0 }

  private static func words(_ estimate: Estimate) -> String {
    "\(NumberText.score(estimate.value)) (\(NumberText.interval(estimate)))"
  }

  /// Several things in one sentence.
  static func list(_ parts: [String]) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.joined() }
    return parts.dropLast().joined(separator: ", ") + " and " + last
  }
}
