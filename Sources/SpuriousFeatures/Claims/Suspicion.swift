internal import Foundation

/// Something that the network alone shows of a class and that is unusual among its classes: a reason
/// to test with images, and no more.
///
/// It can only be made from a ranking of measured classes, and of a class above the average that
/// stands out in one of the respects that the ranking is made of. Suspicions are ranked; they are no verdicts.
public struct Suspicion: Hashable, Encodable, Sendable {
  /// The class, by its index in the network's output.
  public let classIndex: Int
  /// Its place among the compared classes, from 1 for the most unusual.
  public let rank: Int
  /// How many classes were compared.
  public let comparedCount: Int
  /// The mean of its standardized scores; 0 for the average class.
  public let score: Double
  /// The q-value: the share of false alarms among the classes with at most this one.
  public let qValue: Double
  /// The share of seeds that tell the same; `nil` with a single one.
  public let stability: Double?
  /// What is unusual, what the rank comes from first.
  public let observations: [Observation]

  public var tier: ClaimTier { .suspicion }

  /// Makes a suspicion of a ranked class; `nil` if it is like others in all that the ranking is made
  /// of, or not above their average.
  ///
  /// - Parameters:
  ///   - entry: The class in the ranking.
  ///   - rank: Its place there, from 1.
  ///   - measurements: What the ranking was made of.
  init?(_ entry: SuspicionRanking.Entry, rank: Int, _ measurements: SuspicionMeasurements) {
    let observations = Observation.all(of: entry.place, in: measurements)
    guard entry.score > 0,
      observations.contains(where: { SuspicionScore.combined.contains($0.score) })
    else { return nil }
    classIndex = measurements.classes[entry.place]
    self.rank = rank
    comparedCount = measurements.classes.count
    score = entry.score
    qValue = entry.qValue
    stability = measurements.details[entry.place].stability
    self.observations = observations
  }

  /// The suspicion in words.
  ///
  /// - Parameter names: The names of classes by index.
  /// - Returns: A sentence.
  public func sentence(_ names: (Int) -> String) -> String {
    let reasons = observations.map { $0.sentence(names) }.joined(separator: "; ")
    return "'\(names(classIndex))' is unusual among \(comparedCount) classes, q = "
      + "\(String(format: "%.2f", qValue)): \(reasons)."
  }
}

extension Observation {
  /// All that is unusual about a class: what a rank comes from first, then the larger first.
  static func all(of place: Int, in measurements: SuspicionMeasurements) -> [Observation] {
    let found = SuspicionScore.allCases.compactMap {
      Observation($0, of: place, in: measurements)
    }
    func rises(_ a: Observation, _ b: Observation) -> Bool { a.deviation > b.deviation }
    let isCombined = { (observation: Observation) in
      SuspicionScore.combined.contains(observation.score)
    }
    return found.filter(isCombined).sorted(by: rises)
      + found.filter { !isCombined($0) }.sorted(by: rises)
  }
}
