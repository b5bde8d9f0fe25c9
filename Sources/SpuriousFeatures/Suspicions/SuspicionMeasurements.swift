/// All scores of some classes of one network, and of random directions of its features.
public struct SuspicionMeasurements: Hashable, Sendable {
  /// The classes, by their index in the network's output.
  public let classes: [Int]
  /// Each score's value for each class.
  public internal(set) var values: [SuspicionScore: [Double]] = [:]
  /// The same for each random direction, where it is measured.
  public internal(set) var directionValues: [SuspicionScore: [Double]] = [:]
  /// What else is known about each class.
  public internal(set) var details: [ClassDetails]

  /// What describes one class's prototypes.
  public struct ClassDetails: Hashable, Codable, Sendable {
    /// The largest carriers of its score; `nil` without a head.
    public internal(set) var carriers: [Carrier]?
    /// The class that its prototypes raise most.
    public internal(set) var entangledWith: Int?
    /// The class that most carriers are shared with.
    public internal(set) var sharesWith: Int?
    /// The window that suffices most.
    public internal(set) var window: Place?
    /// Where that window adds most.
    public internal(set) var place: Place?
    /// The p-value of its largest log-odds among those of the other classes.
    public internal(set) var marginPValue: Double?
    /// The share of seeds that tell the same, by carriers or else by windows.
    public internal(set) var stability: Double?
  }

  /// Gathers scores that were measured.
  ///
  /// - Parameters:
  ///   - classes: The classes, by their index in the network's output.
  ///   - values: Each score's value for each class.
  ///   - directionValues: The same for random directions.
  /// - Precondition: Each score has a value for each class.
  public init(
    classes: [Int], values: [SuspicionScore: [Double]] = [:],
    directionValues: [SuspicionScore: [Double]] = [:]
  ) {
    precondition(values.values.allSatisfy { $0.count == classes.count }, "a value for each class")
    self.classes = classes
    self.values = values
    self.directionValues = directionValues
    details = classes.map { _ in ClassDetails() }
  }

  /// Takes over a score of subjects: of classes first, then of directions.
  mutating func take(_ score: SuspicionScore, _ subjects: [Double]) {
    values[score] = Array(subjects.prefix(classes.count))
    directionValues[score] = Array(subjects.dropFirst(classes.count))
  }
}
