public import Statistics

/// What is left of a component's effect when the direction in the features that carries it is taken
/// out in front of the network's last linear map.
///
/// With φ the features, v is the mean over recipients of φ with the component of the class's donors,
/// less that with others'. Every φ becomes φ - v (v · (φ - φ₀)) / (v · v), with φ₀ the recipient's
/// own: only what the transplant did along v is undone. The direction that is taken out of one half
/// of the recipients is that of the other half.
///
/// - SeeAlso: Neuhaus et al., "Spurious Features Everywhere" (2023), who project such directions
///   out; Kirichenko et al., "Last Layer Re-Training Is Sufficient for Robustness to Spurious
///   Correlations" (2023).
public struct HeadCounterfactual: Hashable, Codable, Sendable {
  /// The mean difference of the class's probability, in `-1...1`, over the recipients that were
  /// shown again.
  public let effect: Estimate
  /// The same with the direction taken out.
  public let remaining: Estimate
  /// The share of the effect that is gone, 1 for all of it; negative if there is more than before,
  /// `nil` where there is no positive effect to begin with.
  public let droppedShare: Estimate?
  /// The channels that carry most of it to the class's score, the strongest first; at most five.
  public let carriers: [Carrier]

  /// Whether at least half of the effect is gone: the direction carries it.
  public var isConfirmed: Bool { droppedShare.map { $0.value >= Self.confirmingShare } ?? false }

  /// The share of an effect that must be gone.
  public static let confirmingShare = 0.5

  /// A feature that a component moves and the class's score reads.
  public struct Carrier: Hashable, Codable, Sendable {
    /// The feature's index; the channel's, where the map's places are features of their own.
    public let channel: Int
    /// Its weight W in the class's score; of a channel of several places, the one that adds most.
    public let headWeight: Double
    /// What it adds to the class's score: W v, summed over places.
    public let contribution: Double
    /// Its share of all that is added, in `0...1`.
    public let share: Double
  }
}
