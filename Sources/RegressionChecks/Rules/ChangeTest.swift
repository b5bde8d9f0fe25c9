internal import Statistics

/// Weighs the changes of many classes at once.
///
/// A class's figure moves for three reasons: chance in its own measurement, which is known; training
/// again, which moves every class somewhat; and something that happened to this class. The second is
/// measured by the other classes of the same check: the median of all changes is taken for what the
/// model as a whole did, and their spread beyond chance (a robust between-class variance, as in a
/// random-effects model) for how far classes go apart by training alone.
struct ChangeTest {
  /// How a class's figure moved.
  struct Change: Hashable {
    /// Positive for the worse.
    let value: Double
    /// The standard deviation of its measurement.
    let deviation: Double
  }

  /// Whether the network is the same one, so that nothing was trained.
  let isSameNetwork: Bool

  /// The fewest classes that tell what training again does.
  static let smallestCount = 5
  /// What the median distance from the median is multiplied by, to estimate a normal distribution's
  /// standard deviation.
  private static let normalConsistency = 1.4826

  /// Returns the chance of a change as large in the first direction, for each class.
  ///
  /// - Parameter changes: One for each class.
  /// - Returns: A p-value each, not adjusted for their number; `nil` if there are too few classes to
  ///   tell.
  func pValues(of changes: [Change]) -> [Double]? {
    guard !isSameNetwork else {
      return changes.map(Self.chance)
    }
    guard changes.count >= Self.smallestCount else { return nil }
    let center = Self.median(changes.map(\.value))
    // Where the model as a whole became better, a class that did not is no worse for it.
    let reference = max(center, 0)
    let own = Self.median(changes.map { $0.deviation * $0.deviation })
    let reach =
      Self.normalConsistency * Self.median(changes.map { abs($0.value - center) })
    let between = max(reach * reach - own, 0)
    return changes.map { change in
      Self.pValue(
        change.value - reference, (change.deviation * change.deviation + between).squareRoot(),
        degreesOfFreedom: Double(changes.count - 1))
    }
  }

  /// The chance of a change as large by its measurement alone.
  static func chance(of change: Change) -> Double {
    pValue(change.value, change.deviation, degreesOfFreedom: known)
  }

  /// So many degrees of freedom that the distribution is normal.
  private static let known = 1e6

  private static func pValue(
    _ value: Double, _ deviation: Double, degreesOfFreedom: Double
  ) -> Double {
    guard deviation > 0 else { return value > 0 ? 0 : 1 }
    return StudentDistribution.upperTail(value / deviation, degreesOfFreedom: degreesOfFreedom)
  }

  private static func median(_ values: [Double]) -> Double {
    values.sorted().sortedQuantile(0.5)
  }
}
