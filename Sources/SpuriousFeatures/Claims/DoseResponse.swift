/// What half of a component does, and all of it.
///
/// A cue that works does less when there is less of it. Half means that the pixels are halfway
/// between those of the recipient and those with the component, and for a layout that the core is
/// moved half of the way.
public struct DoseResponse: Hashable, Codable, Sendable {
  /// The mean change of the class's probability with half of the component.
  public let half: Double
  /// The mean change with all of it, on the same images.
  public let full: Double

  /// Creates a response.
  public init(half: Double, full: Double) {
    self.half = half
    self.full = full
  }

  /// What is still taken for no change, one way or the other.
  private static let tolerance = 0.01

  /// Whether half of the component does no more than all of it, and nothing in the other direction.
  public var isMonotone: Bool {
    half >= -Self.tolerance && half <= full + Self.tolerance
  }
}
