public import Statistics

/// How well a detector tells classes with a learned shortcut from those without any, by its scores
/// alone: it need not name a cause, nor know where to stop.
///
/// Below 1/2 a detector ranks classes with shortcuts lower than others.
public struct ClassRanking: Hashable, Codable, Sendable {
  public let detector: ClassDetector
  /// The area under the curve over the classes of all models, scores being relative to their model's
  /// mean and deviation; with an interval over models.
  public let overall: Estimate
  /// The same over pairs of classes of one model.
  public let withinModels: Estimate

  /// Ranks the classes of models; `nil` if the detector says nothing, or there is nothing to tell
  /// apart.
  ///
  /// - Parameters:
  ///   - detector: What ranks them.
  ///   - results: The models.
  ///   - sampleCount: How many times models are drawn anew for the intervals.
  ///   - seed: What fixes the draws.
  public init?(
    _ detector: ClassDetector, in results: [ModelResult], sampleCount: Int = 1000, seed: UInt64 = 0
  ) {
    let classes = results.compactMap { RankedClasses(detector, in: $0) }
    let areas = classes.map { AreaUnderCurve.of($0.biased, above: $0.clean) ?? 0 }
    let bootstrap = ModelBootstrap(
      modelCount: classes.count, sampleCount: sampleCount, seed: seed)
    let overall = bootstrap.map { places in
      AreaUnderCurve.of(
        places.flatMap { classes[$0].biased }, above: places.flatMap { classes[$0].clean })
    }
    let within = bootstrap.map { places -> Double? in
      let total = places.reduce(0) { $0 + classes[$1].pairCount }
      let sum = places.reduce(0.0) { $0 + areas[$1] * Double(classes[$1].pairCount) }
      return total > 0 ? sum / Double(total) : nil
    }
    guard let overall = overall.estimate(\.self), let within = within.estimate(\.self) else {
      return nil
    }
    self.detector = detector
    self.overall = overall
    withinModels = within
  }

  /// Ranks with every detector that says something.
  ///
  /// - Parameter results: The models.
  /// - Returns: The transplant test's rankings, then the others from the best down.
  public static func all(in results: [ModelResult]) -> [ClassRanking] {
    let rankings = ClassDetector.all.compactMap { ClassRanking($0, in: results) }
    func isTest(_ ranking: ClassRanking) -> Bool {
      if case .baseline = ranking.detector { return false }
      return true
    }
    return rankings.filter(isTest)
      + rankings.filter { !isTest($0) }.sorted {
        ($1.overall.value, $0.detector.name) < ($0.overall.value, $1.detector.name)
      }
  }
}
