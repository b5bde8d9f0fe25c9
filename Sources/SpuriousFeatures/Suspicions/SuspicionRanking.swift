internal import Statistics

/// How unusual classes are among the classes of their network, and among random directions.
public struct SuspicionRanking: Hashable, Sendable {
  /// What came of one class.
  public struct Entry: Hashable, Sendable {
    /// Its place in ``SuspicionMeasurements/classes``.
    public let place: Int
    /// The mean of its standardized combined scores: 0 for the average class of the network.
    public let score: Double
    /// Its p-value: of each combined score its rank among the other classes and all directions,
    /// together by Simes' rule.
    public let pValue: Double
    /// Its q-value over classes, by Benjamini and Hochberg's rule.
    public let qValue: Double
    /// How many standard deviations each score is above the classes' mean.
    public let deviations: [SuspicionScore: Double]
  }

  /// All classes, the most unusual first.
  public let entries: [Entry]

  /// Ranks classes.
  public init(_ measurements: SuspicionMeasurements) {
    let deviations = measurements.values.mapValues(\.standardized)
    let combined = SuspicionScore.combined.filter { deviations[$0] != nil }
    let scores = measurements.classes.indices.map { place in
      combined.map { deviations[$0]?[place] ?? 0 }.mean
    }
    let pValues = measurements.classes.indices.map { place in
      RankTest.simes(combined.map { Self.pValue(of: place, $0, measurements) })
    }
    let qValues = FalseDiscoveryRate.qValues(pValues)
    entries = scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }.map { place in
      Entry(
        place: place, score: scores[place], pValue: pValues[place], qValue: qValues[place],
        deviations: deviations.mapValues { $0[place] })
    }
  }

  /// The score of each class, in the order of ``SuspicionMeasurements/classes``.
  public var scores: [Double] {
    entries.sorted { $0.place < $1.place }.map(\.score)
  }

  private static func pValue(
    of place: Int, _ score: SuspicionScore, _ measurements: SuspicionMeasurements
  ) -> Double {
    guard let values = measurements.values[score] else { return 1 }
    let others = values.indices.filter { $0 != place }.map { values[$0] }
    return RankTest.pValue(
      of: values[place], among: others + (measurements.directionValues[score] ?? []))
  }
}
