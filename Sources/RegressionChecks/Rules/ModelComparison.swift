public import SpuriousFeatures

/// Compares what two models look like, class by class and rule by rule.
public struct ModelComparison {
  let baseline: Baseline
  let current: Baseline
  let policy: CheckPolicy
  /// What there was no time to test.
  let untested: [Component]
  /// What the model that is checked takes the baseline's thumbnails for, by class.
  let thumbnailLabels: [String: String]

  /// Prepares a comparison.
  ///
  /// - Parameters:
  ///   - baseline: What is compared with.
  ///   - current: The model that is checked, measured in the same way: all of it, or the classes that
  ///     there was time for.
  ///   - policy: What fails.
  ///   - untested: The components that there was no time to test.
  ///   - thumbnailLabels: What the model that is checked takes the baseline's thumbnails for, by the
  ///     name of their class.
  public init(
    _ baseline: Baseline, _ current: Baseline, policy: CheckPolicy, untested: [Component] = [],
    thumbnailLabels: [String: String] = [:]
  ) {
    self.baseline = baseline
    self.current = current
    self.policy = policy
    self.untested = untested
    self.thumbnailLabels = thumbnailLabels
  }

  /// Compares.
  ///
  /// - Parameter unreached: The classes that there was no time for, by name.
  /// - Returns: The results of every rule that the policy does not ignore.
  public func result(unreached: [String] = []) -> CheckResult {
    let judgements: [CheckRule: [RuleResult]] = [
      .classList: classListResults, .newFinding: newFindingResults,
      .grownFinding: grownFindingResults, .recognition: recognitionResults,
      .pathSimilarity: pathResults, .lostPrototype: lostPrototypeResults,
      .changedPrototype: changedPrototypeResults,
    ]
    let results = CheckRule.allCases.filter { policy.action($0) != .ignore }
      .flatMap { judgements[$0] ?? [] }
    return CheckResult(
      baseline: baseline.network, network: current.network, recipe: current.recipe,
      policy: policy, results: results, unreached: unreached, notes: notes)
  }

  /// Whether the network, and all that prototypes depend on, are those of the baseline.
  var isSameNetwork: Bool {
    baseline.network.sha256 == current.network.sha256
      && baseline.network.feeding == current.network.feeding
  }

  /// The classes that both know, by name.
  var pairs: [(before: ClassProfile, after: ClassProfile)] {
    let known = Dictionary(uniqueKeysWithValues: baseline.classes.map { ($0.label, $0) })
    return current.classes.compactMap { after in known[after.label].map { ($0, after) } }
  }

  /// How a broken rule ends.
  func broken(_ rule: CheckRule) -> RuleResult.Outcome {
    policy.action(rule) == .fail ? .failed : .warned
  }

  /// What makes a comparison say less than it could.
  private var notes: [String] {
    var notes: [String] = []
    if baseline.version != current.version {
      notes.append(
        "The baseline was made with version \(baseline.version) of protogen, and this is "
          + "\(current.version).")
    }
    let unwatched = baseline.network.labels.count - baseline.classes.count
    if unwatched > 0 {
      notes.append(
        "The baseline holds \(baseline.classes.count) of its model's "
          + "\(baseline.network.labels.count) classes: of the others, nothing is known.")
    }
    if let old = baseline.photographs, let new = current.photographs, old.digest != new.digest {
      notes.append("The photographs, or their masks, are not those of the baseline.")
    }
    if baseline.network.sha256 == current.network.sha256,
      baseline.network.feeding != current.network.feeding
    {
      notes.append(
        "The model is the file of the baseline, but is fed or run in another way: other colors, "
          + "size, precision or device. Were --normalization and the like forgotten?")
    }
    if isSameNetwork { notes.append("The network is that of the baseline.") }
    return notes
  }
}
