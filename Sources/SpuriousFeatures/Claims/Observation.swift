internal import Statistics

/// Something that the network alone shows of a class: that a number of it is unlike other classes'.
///
/// Made from measurements of prototypes; it says what carries a class, never whether that is right.
public struct Observation: Hashable, Encodable, Sendable {
  /// The class, by its index in the network's output.
  public let classIndex: Int
  /// In which respect.
  public let score: SuspicionScore
  /// The class's number.
  public let value: Double
  /// Where the numbers of most other classes lie: from a tenth of them to nine tenths.
  public let usual: ClosedRange<Double>
  /// How many standard deviations the number is above the classes' mean.
  public let deviation: Double
  /// The class that it is about, besides the class itself.
  public let other: Int?
  /// The window that it is about.
  public let place: Place?

  /// From how many standard deviations above the mean a number is worth naming.
  public static let smallestDeviation = 1.0

  public var tier: ClaimTier { .observation }

  /// Makes an observation of a measured score; `nil` if it was not measured, or is like that of other
  /// classes.
  init?(_ score: SuspicionScore, of place: Int, in measurements: SuspicionMeasurements) {
    guard let values = measurements.values[score] else { return nil }
    let deviation = values.standardized[place]
    guard deviation >= Self.smallestDeviation else { return nil }
    let others = values.indices.filter { $0 != place }.map { values[$0] }.sorted()
    let details = measurements.details[place]
    classIndex = measurements.classes[place]
    self.score = score
    value = values[place]
    usual = others.sortedQuantile(0.1)...others.sortedQuantile(0.9)
    self.deviation = deviation
    other =
      switch score {
      case .entanglement, .asymmetry: details.entangledWith
      case .sharing: details.sharesWith
      default: nil
      }
    self.place =
      switch score {
      case .sufficiency, .necessity: details.window
      case .location: details.place
      default: nil
      }
  }
}
