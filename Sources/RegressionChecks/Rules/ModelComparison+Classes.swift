extension ModelComparison {
  /// Which classes have vanished or appeared.
  var classListResults: [RuleResult] {
    let (old, new) = (Set(baseline.network.labels), Set(current.network.labels))
    guard !old.isDisjoint(with: new) else {
      return [
        RuleResult(
          rule: .classList, label: nil, outcome: .undecided,
          message: "None of the baseline's \(old.count) classes is among the model's \(new.count). "
            + "Is it another model's baseline, or is a label list missing?")
      ]
    }
    let vanished = baseline.network.labels.filter { !new.contains($0) }.map {
      classChange($0, "'\($0)' is a class of the baseline, and the model does not know it.")
    }
    let appeared = current.network.labels.filter { !old.contains($0) }.map {
      classChange($0, "'\($0)' is a class of the model, and the baseline does not know it.")
    }
    let others = pairs.map { pair in
      RuleResult(
        rule: .classList, label: pair.after.label, outcome: .passed,
        message: pair.before.index == pair.after.index
          ? "'\(pair.after.label)' is where it was."
          : "'\(pair.after.label)' was output \(pair.before.index), and is output "
            + "\(pair.after.index).")
    }
    return vanished + appeared + others + [movedOutputs].compactMap(\.self)
  }

  /// The fewest classes that tell whether outputs have changed places.
  private static let smallestCount = 5
  /// The share of classes that must be taken for another one, and the share of these others that must
  /// differ, for outputs to have changed places.
  private static let movedShare = 0.8

  /// That the model takes most of the baseline's prototypes for another class each: then its outputs
  /// have changed places, and the label list is not its own.
  ///
  /// A model that was trained again may not recognize them, but then takes many of them for the same
  /// few classes.
  private var movedOutputs: RuleResult? {
    let recognized = baseline.classes.filter { $0.thumbnailLabel == $0.label }
    let seen = recognized.compactMap { profile in
      thumbnailLabels[profile.label].map { (own: profile.label, other: $0) }
    }
    let moved = seen.filter { $0.own != $0.other }
    guard seen.count >= Self.smallestCount,
      Double(moved.count) >= Self.movedShare * Double(seen.count),
      Double(Set(moved.map(\.other)).count) >= Self.movedShare * Double(seen.count)
    else { return nil }
    let examples = moved.prefix(2).map { "'\($0.own)' for '\($0.other)'" }
      .joined(separator: " and ")
    return RuleResult(
      rule: .classList, label: nil, outcome: .undecided,
      message:
        "The outputs seem to have changed places: of \(seen.count) prototypes of the baseline, "
        + "the model takes \(moved.count) for other classes, a different one each, such as "
        + "\(examples). Is the label list that of this model?")
  }

  private func classChange(_ label: String, _ message: String) -> RuleResult {
    RuleResult(rule: .classList, label: label, outcome: broken(.classList), message: message)
  }
}
