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
    return vanished + appeared + others
  }

  private func classChange(_ label: String, _ message: String) -> RuleResult {
    RuleResult(rule: .classList, label: label, outcome: broken(.classList), message: message)
  }
}
