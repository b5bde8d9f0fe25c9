import Tensors
import Testing
import Training

struct AdversarialAttackTests {
  static let attacks = [
    AdversarialAttack(norm: .lInfinity, radius: 0.05),
    AdversarialAttack(norm: .lInfinity, radius: 0.05, stepCount: 5),
    AdversarialAttack(norm: .l2, radius: 0.5),
    AdversarialAttack(norm: .l2, radius: 0.5, stepCount: 5, startsRandomly: false),
  ]

  static func size(_ change: [Float], _ norm: AdversarialAttack.Norm) -> Double {
    switch norm {
    case .l2: Double(change.reduce(0) { $0 + $1 * $1 }.squareRoot())
    case .lInfinity: Double(change.map(abs).max() ?? 0)
    }
  }

  @Test(arguments: attacks)
  func `a linear loss is raised as far as the radius allows`(attack: AdversarialAttack) throws {
    // The best change has the norm's dual of the weights as its gain.
    let weights = WaveNetwork.wave(3 * 3 * 5, step: 0.8)
    let row = try Tensor(weights, shape: [1, 3, 3, 5])
    let images = try Tensor([Float](repeating: 0.5, count: 90), shape: [2, 3, 3, 5])
    var random = Philox(seed: 1, counter: SIMD3(0, 0, 0))
    let changed = try attack.applied(to: images, &random) { (images) throws(TensorError) in
      try images.multiplied(by: row).sum()
    }
    for image in 0..<2 {
      let change = try changed.floats()[image * 45..<(image + 1) * 45].map { $0 - 0.5 }
      #expect(Self.size(change, attack.norm) <= attack.radius * (1 + 1e-5))
      let gain = Double(zip(change, weights).reduce(0) { $0 + $1.0 * $1.1 })
      let dual =
        attack.norm == .l2
        ? Self.size(weights, .l2) : Double(weights.map(abs).reduce(0, +))
      // A random start may leave a single step a little short.
      #expect(gain > (attack.stepCount == 1 ? 0.8 : 0.99) * dual * attack.radius)
    }
  }

  @Test func `colors stay between 0 and 1`() throws {
    let images = try Tensor([0, 1, 0.5] as [Float], shape: [1, 3, 1, 1])
    var random = Philox(seed: 1, counter: SIMD3(0, 0, 0))
    let attack = AdversarialAttack(norm: .lInfinity, radius: 0.2, startsRandomly: false)
    let changed = try attack.applied(to: images, &random) { (images) throws(TensorError) in
      try images.multiplied(by: Tensor([-1, 1, 1] as [Float], shape: [1, 3, 1, 1])).sum()
    }
    #expect(agree(try changed.floats(), [0, 1, 0.7], within: 1e-6))
  }

  @Test func `the radius grows to its size over the share of the steps that is asked for`() {
    let attack = AdversarialAttack(norm: .l2, radius: 5, stepSize: 2, warmUpShare: 0.5)
    let radii = (0..<10).map { attack.warmed(at: $0, of: 10).radius }
    #expect(radii == [1, 2, 3, 4, 5, 5, 5, 5, 5, 5])
    #expect(attack.warmed(at: 1, of: 10).stepSize == 0.8)
    let sudden = AdversarialAttack(norm: .l2, radius: 5)
    #expect(sudden.warmed(at: 0, of: 10) == sudden)
  }
}
