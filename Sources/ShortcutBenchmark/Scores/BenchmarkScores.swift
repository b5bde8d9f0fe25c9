internal import Statistics

/// How well a detector did over models of known truth.
public struct BenchmarkScores: Hashable, Codable, Sendable {
  /// How many of something, and how many of them have a property.
  public struct Share: Hashable, Codable, Sendable {
    public let count: Int
    public let total: Int

    /// The share in `0...1`; `nil` of nothing.
    public var value: Double? { total > 0 ? Double(count) / Double(total) : nil }
  }

  /// Of the cues that were planted and learned, those with a finding in the class whose component is
  /// the cue's cause.
  public let recall: Share
  /// The same of those planted at a strength of ``strongFrom`` or more.
  public let strongRecall: Share
  /// The same of those planted more weakly.
  public let weakRecall: Share
  /// Of the cues that were planted and learned, those with a finding in the class at all.
  public let classRecall: Share
  /// Of those, the ones whose cause is found.
  public let causeAccuracy: Share
  /// Of the findings in classes with a learned cue or without any, those that are wrong: in a class
  /// without a cue, or of another component than its own.
  public let falseFindings: Share
  /// Of the tested cells of classes without a planted cue, those that are findings.
  public let nullFindings: Share
  /// The same in models without a shortcut, clean ones and controls.
  public let unbiasedNullFindings: Share
  /// How often a learned cell scores higher than one that was not planted.
  public let areaUnderCurve: Double?
  /// The correlation of the effects with the oracle's over the learned cues.
  public let effectCorrelation: Double?
  /// How large the effects are, against the oracle's.
  public let effectSlope: Double?

  /// From which strength on a cue is planted strongly.
  public static let strongFrom = 0.8

  /// Counts over models.
  ///
  /// - Parameters:
  ///   - results: A result for each model.
  ///   - rule: Which cells count as findings.
  public init(_ results: [ModelResult], counting rule: FindingRule = .explained) {
    self.init(results.map { ModelTally($0, counting: rule) })
  }

  init(_ tallies: [ModelTally]) {
    let positives = tallies.flatMap(\.positives)
    func found(_ wanted: (ModelTally.Positive) -> Bool) -> Share {
      let chosen = positives.filter(wanted)
      return Share(count: chosen.count(where: \.isCauseHit), total: chosen.count)
    }
    func sum(_ count: (ModelTally) -> Int) -> Int { tallies.reduce(0) { $0 + count($1) } }
    func unbiased(_ count: (ModelTally) -> Int) -> Int { sum { $0.isUnbiased ? count($0) : 0 } }
    recall = found { _ in true }
    strongRecall = found { $0.strength >= Self.strongFrom }
    weakRecall = found { $0.strength < Self.strongFrom }
    classRecall = Share(count: positives.count(where: \.isClassHit), total: positives.count)
    causeAccuracy = Share(count: recall.count, total: classRecall.count)
    nullFindings = Share(count: sum(\.nullFindingCount), total: sum(\.nullCellCount))
    falseFindings = Share(
      count: positives.reduce(nullFindings.count) { $0 + $1.wrongCount },
      total: positives.reduce(nullFindings.count) { $0 + $1.findingCount })
    unbiasedNullFindings = Share(
      count: unbiased(\.nullFindingCount), total: unbiased(\.nullCellCount))
    areaUnderCurve = AreaUnderCurve.of(
      tallies.flatMap(\.scores), above: tallies.flatMap(\.nullScores))
    let effects = tallies.flatMap(\.effects)
    effectCorrelation = EffectAgreement.correlation(effects)
    effectSlope = EffectAgreement.slope(effects)
  }
}
