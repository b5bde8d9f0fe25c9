public import Tensors

/// The worst change of each image within a radius, by projected gradient ascent on the loss.
///
/// One step from a random start is fast adversarial training (Wong et al., 2020); several are
/// PGD (Madry et al., 2018). A network trained on such images draws clearer prototypes.
public struct AdversarialAttack: Hashable, Codable, Sendable {
  /// How the size of a change is measured, over colors in `0...1`.
  public enum Norm: String, Hashable, Codable, Sendable, CaseIterable {
    /// The root of the sum of squares over all pixels and channels of an image.
    case l2
    /// The largest change of any value.
    case lInfinity
  }

  public var norm: Norm
  /// The largest change allowed.
  public var radius: Double
  /// How many gradients are followed.
  public var stepCount: Int
  /// How far each goes; `nil` for `2.5 * radius / stepCount`, or `1.25 * radius` for one step.
  public var stepSize: Double?
  /// Whether it starts at a random place within the radius.
  public var startsRandomly: Bool
  /// The share of a training's steps over which the radius grows from zero.
  public var warmUpShare: Double

  public init(
    norm: Norm, radius: Double, stepCount: Int = 1, stepSize: Double? = nil,
    startsRandomly: Bool = true, warmUpShare: Double = 0
  ) {
    self.norm = norm
    self.radius = radius
    self.stepCount = stepCount
    self.stepSize = stepSize
    self.startsRandomly = startsRandomly
    self.warmUpShare = warmUpShare
  }

  /// How far each step goes, by Madry's factor for several steps and Wong's for one.
  var effectiveStepSize: Double {
    stepSize ?? (stepCount == 1 ? 1.25 : 2.5 / Double(stepCount)) * radius
  }

  var violations: [ConfigurationViolation] {
    var found = ConfigurationCheck()
    found.require(radius > 0 && radius.isFinite, "radius", "positive", radius)
    found.require(1...1000 ~= stepCount, "stepCount", "in 1...1000", stepCount)
    let size = effectiveStepSize
    found.require(size > 0 && size.isFinite, "stepSize", "positive", size)
    found.require(0...1 ~= warmUpShare, "warmUpShare", "in 0...1", warmUpShare)
    return found.violations
  }
}

extension AdversarialAttack {
  /// Returns the attack of one step of a training, radius and step size grown as far as they are.
  ///
  /// - Parameters:
  ///   - step: The training's step, from 0.
  ///   - count: How many steps the training has.
  /// - Returns: The same attack, smaller while it warms up.
  package func warmed(at step: Int, of count: Int) -> AdversarialAttack {
    let share = WarmUp.factor(at: step, of: count, share: warmUpShare)
    var attack = self
    attack.radius *= share
    attack.stepSize = stepSize.map { $0 * share }
    return attack
  }

  /// Returns changed images, colors in `0...1` and without a record.
  ///
  /// - Parameters:
  ///   - images: Colors in `0...1`, of shape `[batch, channels, height, width]`.
  ///   - random: Where the start is drawn from.
  ///   - loss: What is raised: one number, computed from the images.
  /// - Returns: Images of the same shape, each within ``radius`` of its original.
  /// - Throws: `TensorError`, of the loss or if these are no float32 images.
  public func applied(
    to images: Tensor, _ random: inout Philox, loss: (Tensor) throws(TensorError) -> Tensor
  ) throws(TensorError) -> Tensor {
    var change = try initialChange(shape: images.shape, &random)
    for _ in 0..<stepCount {
      let current = try images.adding(change).clamped(minimum: 0, maximum: 1)
        .requiringGradient()
      guard let gradient = try loss(current).gradients(withRespectTo: [current])[0] else { break }
      let step = try direction(of: gradient)
      let moved = try change.adding(step, scaledBy: effectiveStepSize)
      change = try projected(moved)
    }
    return try images.adding(change).clamped(minimum: 0, maximum: 1).detached()
  }

  /// The steepest change of size 1 of each image.
  private func direction(of gradient: Tensor) throws(TensorError) -> Tensor {
    switch norm {
    case .lInfinity: return try gradient.applying(.sign)
    case .l2: return try gradient.direction()
    }
  }

  /// The nearest change within the radius.
  private func projected(_ change: Tensor) throws(TensorError) -> Tensor {
    switch norm {
    case .lInfinity: return try change.clamped(minimum: -radius, maximum: radius)
    case .l2:
      let size = try change.norm(order: 2, axes: [1, 2, 3], keepsAxes: true)
        .clamped(minimum: radius, maximum: nil)
      return try change.divided(by: size).multiplied(by: radius)
    }
  }

  private func initialChange(
    shape: [Int], _ random: inout Philox
  ) throws(TensorError) -> Tensor {
    var values = [Float](repeating: 0, count: shape.reduce(1, *))
    guard startsRandomly else { return try Tensor(values, shape: shape) }
    switch norm {
    case .lInfinity:
      for index in values.indices { values[index] = Float(radius) * (2 * random.uniform() - 1) }
      return try Tensor(values, shape: shape)
    case .l2:
      values.withUnsafeMutableBufferPointer { random.addNoise(to: $0, standardDeviation: 1) }
      let sizes = (0..<shape[0]).map { _ in Float(radius) * random.uniform() }
      return try direction(of: Tensor(values, shape: shape))
        .multiplied(by: Tensor(sizes, shape: [shape[0], 1, 1, 1]))
    }
  }
}
