internal import Foundation
internal import SpuriousFeatures
internal import Statistics

extension ModelComparison {
  /// What classes lean on now and did not before.
  var newFindingResults: [RuleResult] { findingResults(.newFinding) }

  /// What classes lean on more than before.
  var grownFindingResults: [RuleResult] { findingResults(.grownFinding) }

  /// A reliance that is there now, beside what was measured of it before.
  private struct Reliance {
    let label: String
    let before: EffectProfile?
    let after: EffectProfile
    /// The chance of such a growth by chance, for this one alone.
    let pValue: Double

    /// Whether it was found before, and was as severe: one that was less severe was accepted as that.
    var wasFinding: Bool { before?.severity.map { $0 >= after.severity ?? .info } ?? false }
  }

  private func findingResults(_ rule: CheckRule) -> [RuleResult] {
    if let problem = otherTest(rule) { return [problem] }
    let all = pairs.flatMap(reliances)
    let adjusted = FamilywiseError.adjusted(all.map(\.pValue))
    let judged = zip(all, adjusted).filter { $0.0.wasFinding == (rule == .grownFinding) }
      .map { result(rule, $0, pValue: $1) }
    let settled = Set(judged.compactMap(\.label))
    let rest = pairs.filter { !settled.contains($0.after.label) }.compactMap { pair in
      untouched(rule, pair.before, pair.after)
    }
    return judged + rest
  }

  /// What makes it impossible to compare what was found.
  private func otherTest(_ rule: CheckRule) -> RuleResult? {
    func undecided(_ reason: String) -> RuleResult {
      RuleResult(
        rule: rule, label: nil, outcome: .undecided, message: "\(rule.title): \(reason)")
    }
    guard let old = baseline.photographs, let new = current.photographs else { return nil }
    if old.hasCores != new.hasCores {
      return undecided(
        old.hasCores
          ? "the baseline's photographs had masks. Give them with --masks."
          : "the baseline's photographs had no masks. Leave --masks out, or make the baseline again."
      )
    }
    guard !untested.isEmpty else { return nil }
    return undecided(
      "there was no time for \(untested.map { $0.noun() }.joined(separator: ", ")), which may "
        + "explain what was found. Give more with --budget; what was measured is kept.")
  }

  /// The reliances of a class now.
  private func reliances(
    _ pair: (before: ClassProfile, after: ClassProfile)
  ) -> [Reliance] {
    guard !pair.before.effects.isEmpty else { return [] }
    return pair.after.effects.filter { $0.severity != nil }.map { after in
      let before = pair.before.effects.first { $0.component == after.component }
      return Reliance(
        label: pair.after.label, before: before, after: after,
        pValue: Self.growth(from: before, to: after))
    }
  }

  /// The chance that an effect in either arm grew so much by chance.
  ///
  /// A component that the baseline was not tested for counts as one without an effect.
  private static func growth(from before: EffectProfile?, to after: EffectProfile) -> Double {
    let arms = [(before?.sufficiency, after.sufficiency), (before?.necessity, after.necessity)]
    let pValues = arms.map { old, new -> Double in
      ChangeTest.chance(
        of: ChangeTest.Change(
          value: new.value - (old?.value ?? 0),
          deviation: hypot(old?.deviation ?? 0, new.deviation)))
    }
    return min(1, 2 * (pValues.min() ?? 1))
  }

  private func result(
    _ rule: CheckRule, _ reliance: Reliance, pValue: Double
  ) -> RuleResult {
    let (after, before) = (reliance.after, reliance.before)
    let severity = after.severity ?? .info
    let isBroken = pValue <= policy.errorRate && severity >= policy.leastSeverity
    let arm = after.arm
    let message =
      "'\(reliance.label)' leans on \(after.name): \(after.sentence(arm)), "
      + "\(before.map { "before \($0.figure(arm).text)" } ?? "not tested before"); "
      + (isBroken
        ? "severity \(severity.rawValue)."
        : severity < policy.leastSeverity
          ? "severity \(severity.rawValue), less than the policy counts."
          : "no more than before beyond chance.")
    return RuleResult(
      rule: rule, label: reliance.label, outcome: isBroken ? broken(rule) : .passed,
      message: message, cue: after.name, before: before?.figure(arm), after: after.figure(arm),
      pValue: pValue)
  }

  /// A class without such a reliance, or one that cannot be judged.
  private func untouched(
    _ rule: CheckRule, _ before: ClassProfile, _ after: ClassProfile
  ) -> RuleResult? {
    guard !before.effects.isEmpty else { return nil }
    guard after.effects.isEmpty else {
      return RuleResult(
        rule: rule, label: after.label, outcome: .passed,
        message: rule == .newFinding
          ? "'\(after.label)' leans on nothing new." : "'\(after.label)' leans on nothing more.")
    }
    // Said once: by the other rule, if that is asked.
    guard rule == .newFinding || policy.action(.newFinding) == .ignore else { return nil }
    return undecided(
      rule, after.label, "was not tested for what it leans on, and was for the baseline")
  }

  /// Says what there is too little of.
  func undecided(_ rule: CheckRule, _ label: String, _ reason: String) -> RuleResult {
    let advice =
      switch current.photographs?.hasCores {
      case nil: "Give its photographs with --images"
      case true?: "Add photographs of it, and their masks"
      case false?: "Add photographs of it"
      }
    return RuleResult(
      rule: rule, label: label, outcome: .undecided,
      message: "'\(label)' \(reason). \(advice), or let the policy ignore '\(rule.rawValue)'.")
  }
}
