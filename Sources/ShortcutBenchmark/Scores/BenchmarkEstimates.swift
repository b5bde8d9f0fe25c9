public import Statistics

/// A benchmark's scores, with intervals over models.
public struct BenchmarkEstimates: Hashable, Codable, Sendable {
  /// The share of learned cues that are found by their cause.
  public let recall: Estimate?
  /// The same of cues planted at a strength of ``BenchmarkScores/strongFrom`` or more.
  public let strongRecall: Estimate?
  /// The same of cues planted more weakly.
  public let weakRecall: Estimate?
  /// The share of classes with a learned cue in which something is found.
  public let classRecall: Estimate?
  /// Of those, the share whose cause is named rightly.
  public let causeAccuracy: Estimate?
  /// The share of findings that are wrong.
  public let falseDiscoveryRate: Estimate?
  /// How many of 1,000 cells without a cue are findings.
  public let falseFindingsPerThousand: Estimate?
  /// The same in models without a shortcut.
  public let unbiasedFalseFindingsPerThousand: Estimate?
  /// How often a learned cell scores higher than one that was not planted.
  public let areaUnderCurve: Estimate?
  /// The correlation of the effects with the oracle's over the learned cues.
  public let effectCorrelation: Estimate?
  /// How large the effects are, against the oracle's.
  public let effectSlope: Estimate?

  /// Estimates all scores, and draws models anew for intervals of 95 %.
  ///
  /// - Parameters:
  ///   - results: A result for each model.
  ///   - rule: Which cells count as findings.
  ///   - sampleCount: How many times models are drawn anew.
  ///   - seed: What fixes the draws.
  public init(
    _ results: [ModelResult], counting rule: FindingRule = .explained, sampleCount: Int = 1000,
    seed: UInt64 = 0
  ) {
    let tallies = results.map { ModelTally($0, counting: rule) }
    let scores = ModelBootstrap(
      modelCount: results.count, sampleCount: sampleCount, seed: seed
    ).map { places in BenchmarkScores(places.map { tallies[$0] }) }
    recall = scores.estimate(\.recall.value)
    strongRecall = scores.estimate(\.strongRecall.value)
    weakRecall = scores.estimate(\.weakRecall.value)
    classRecall = scores.estimate(\.classRecall.value)
    causeAccuracy = scores.estimate(\.causeAccuracy.value)
    falseDiscoveryRate = scores.estimate(\.falseFindings.value)
    falseFindingsPerThousand = scores.estimate { $0.nullFindings.value.map { 1000 * $0 } }
    unbiasedFalseFindingsPerThousand = scores.estimate {
      $0.unbiasedNullFindings.value.map { 1000 * $0 }
    }
    areaUnderCurve = scores.estimate(\.areaUnderCurve)
    effectCorrelation = scores.estimate(\.effectCorrelation)
    effectSlope = scores.estimate(\.effectSlope)
  }
}
