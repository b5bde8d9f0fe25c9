/// One class of a ranking, with what can be said of it.
public struct RankedClass: Hashable, Sendable {
  /// The class's scores among those of others.
  public let entry: SuspicionRanking.Entry
  /// The class, by its index in the network's output.
  public let classIndex: Int
  /// What is unusual about it.
  public let observations: [Observation]
  /// The suspicion that comes of that, if one does.
  public let suspicion: Suspicion?
  /// What describes its prototypes.
  public let details: SuspicionMeasurements.ClassDetails
}

extension SuspicionMeasurements {
  /// The classes, the most unusual first.
  public var rankedClasses: [RankedClass] {
    SuspicionRanking(self).entries.enumerated().map { rank, entry in
      RankedClass(
        entry: entry, classIndex: classes[entry.place],
        observations: Observation.all(of: entry.place, in: self),
        suspicion: Suspicion(entry, rank: rank + 1, self), details: details[entry.place])
    }
  }
}
