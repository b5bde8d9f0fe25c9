public import Statistics
internal import Tensors

/// A benchmark's scores, with intervals over models.
public struct BenchmarkEstimates: Hashable, Codable, Sendable {
  /// The share of learned cues that are found by their cause.
  public let recall: Estimate?
  /// The share of classes with a learned cue in which something is found.
  public let classRecall: Estimate?
  /// Of those, the share whose cause is named rightly.
  public let causeAccuracy: Estimate?
  /// The share of findings that are wrong.
  public let falseDiscoveryRate: Estimate?
  /// How many of 1,000 cells without a cue are findings.
  public let falseFindingsPerThousand: Estimate?
  /// How often a learned cell scores higher than one that was not planted.
  public let areaUnderCurve: Estimate?
  /// The correlation of the effects with the oracle's over the learned cues.
  public let effectCorrelation: Estimate?

  /// Estimates all scores, and draws models anew for intervals of 95 %.
  ///
  /// - Parameters:
  ///   - results: A result for each model.
  ///   - sampleCount: How many times models are drawn anew.
  ///   - seed: What fixes the draws.
  public init(_ results: [ModelResult], sampleCount: Int = 1000, seed: UInt64 = 0) {
    var random = Philox(seed: seed, counter: SIMD3(0, 0, 0))
    let whole = BenchmarkScores(results)
    let samples =
      results.isEmpty
      ? []
      : (0..<sampleCount).map { _ in
        BenchmarkScores(results.map { _ in results[random.integer(below: results.count)] })
      }
    func estimate(_ score: (BenchmarkScores) -> Double?) -> Estimate? {
      guard let value = score(whole) else { return nil }
      let values = samples.compactMap(score).sorted()
      guard !values.isEmpty else { return nil }
      return Estimate(
        value: value, lower: values.sortedQuantile(0.025), upper: values.sortedQuantile(0.975),
        count: results.count)
    }
    recall = estimate(\.recall)
    classRecall = estimate(\.classRecall)
    causeAccuracy = estimate(\.causeAccuracy)
    falseDiscoveryRate = estimate(\.falseDiscoveryRate)
    falseFindingsPerThousand = estimate(\.falseFindingsPerThousand)
    areaUnderCurve = estimate(\.areaUnderCurve)
    effectCorrelation = estimate(\.effectCorrelation)
  }
}

extension BenchmarkScores {
  var recall: Double? { Self.share(causeHitCount, of: positiveCount) }
  var classRecall: Double? { Self.share(classHitCount, of: positiveCount) }
  var causeAccuracy: Double? { Self.share(causeHitCount, of: classHitCount) }
  var falseDiscoveryRate: Double? { Self.share(falseCount, of: findingCount) }
  var falseFindingsPerThousand: Double? {
    Self.share(nullFindingCount, of: nullCellCount).map { 1000 * $0 }
  }

  private static func share(_ count: Int, of total: Int) -> Double? {
    total > 0 ? Double(count) / Double(total) : nil
  }
}
