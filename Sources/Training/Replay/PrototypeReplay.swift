/// The network's own prototypes, on which it learns that they are not what they grow to be.
///
/// Gradient ascent finds pictures of high score that show nothing. Here it finds them while the
/// network learns: a buffer keeps pictures that grow toward a class under the present weights, a few
/// steps at a time, and the network learns to tell them from the images of their class. So the score
/// ends up high on whole images of the class alone, and its gradient leads there from afar.
///
/// This is persistent contrastive divergence (Tieleman, 2008) with a replay buffer (Du and Mordatch,
/// 2019) on the scores of a classifier (Grathwohl et al., 2020), with the logistic loss of
/// adversarially trained energies (Yin et al., 2022).
public struct PrototypeReplay: Hashable, Codable, Sendable {
  /// How much it counts, beside the cross entropy, that images have the score of their class above
  /// zero and prototypes below: the mean logistic loss of each.
  public var weight: Double
  /// How many prototypes are kept.
  public var capacity: Int
  /// How many of them a step sees, as a share of its images.
  public var share: Double
  /// How many gradients they follow each time.
  public var stepCount: Int
  /// How far each goes, an L2 norm over colors in `0...1`.
  public var stepSize: Double
  /// How smooth each step is: the gradient's amplitude is divided by its frequency to this power.
  public var decayPower: Double
  /// The share of those seen that start anew.
  public var renewal: Double
  /// The share of a training's steps over which the step size grows from zero.
  public var warmUpShare: Double

  public init(
    weight: Double = 0.5, capacity: Int = 256, share: Double = 1, stepCount: Int = 4,
    stepSize: Double = 2, decayPower: Double = 1, renewal: Double = 0.07,
    warmUpShare: Double = 0.2
  ) {
    self.weight = weight
    self.capacity = capacity
    self.share = share
    self.stepCount = stepCount
    self.stepSize = stepSize
    self.decayPower = decayPower
    self.renewal = renewal
    self.warmUpShare = warmUpShare
  }

  var violations: [ConfigurationViolation] {
    var found = ConfigurationCheck()
    found.require(weight > 0 && weight.isFinite, "replay.weight", "positive", weight)
    found.require(1...65_536 ~= capacity, "replay.capacity", "in 1...65536", capacity)
    found.require(share > 0 && share.isFinite, "replay.share", "positive", share)
    found.require(1...1000 ~= stepCount, "replay.stepCount", "in 1...1000", stepCount)
    found.require(stepSize > 0 && stepSize.isFinite, "replay.stepSize", "positive", stepSize)
    found.require(0...4 ~= decayPower, "replay.decayPower", "in 0...4", decayPower)
    found.require(0...1 ~= renewal, "replay.renewal", "in 0...1", renewal)
    found.require(0...1 ~= warmUpShare, "replay.warmUpShare", "in 0...1", warmUpShare)
    return found.violations
  }

  /// How many prototypes a step sees.
  func count(batchSize: Int) -> Int {
    min(max(Int((share * Double(batchSize)).rounded()), 1), capacity)
  }

  /// How far a step goes while it warms up.
  ///
  /// - Parameters:
  ///   - step: The training's step, from 0.
  ///   - count: How many steps the training has.
  /// - Returns: An L2 norm.
  func stepSize(at step: Int, of count: Int) -> Double {
    stepSize * WarmUp.factor(at: step, of: count, share: warmUpShare)
  }
}
