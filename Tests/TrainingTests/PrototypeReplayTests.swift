import Classifiers
import Foundation
import Statistics
import Tensors
import Testing
import Training

struct PrototypeReplayTests {
  /// Middling colors, far from where they would be clamped.
  static func colors(_ shape: [Int]) throws -> Tensor {
    let count = shape.reduce(1, *)
    return try Tensor(
      WaveNetwork.wave(count, step: 0.9).map { 0.5 + 0.1 * $0 }, shape: shape)
  }

  @Test(arguments: [[1, 3, 8, 8], [2, 1, 7, 5], [3, 3, 1, 6], [2, 2, 1, 1]])
  func `without decay, a step goes up the gradient by its size`(shape: [Int]) throws {
    let growth = try PrototypeGrowth(height: shape[2], width: shape[3], decayPower: 0)
    let start = try Self.colors(shape)
    let weights = WaveNetwork.wave(shape.reduce(1, *))
    let weight = try Tensor(weights, shape: shape)
    let grown = try growth.grown(start, stepCount: 1, stepSize: 0.1) {
      (images) throws(TensorError) in try images.multiplied(by: weight).sum()
    }
    let moved = zip(try grown.floats(), try start.floats()).map { $0 - $1 }
    let size = weights.count / shape[0]
    for image in 0..<shape[0] {
      let range = image * size..<(image + 1) * size
      let norm = weights[range].reduce(0) { $0 + $1 * $1 }.squareRoot()
      #expect(agree(Array(moved[range]), weights[range].map { 0.1 * $0 / norm }, within: 1e-5))
    }
  }

  @Test func `with decay, low frequencies grow more than high ones`() throws {
    let (height, width) = (16, 24)
    let growth = try PrototypeGrowth(height: height, width: width, decayPower: 1)
    // Columns of one and of six cycles, of equal weight.
    let (slow, fast) = (1.0, 6.0)
    func wave(_ cycles: Double) -> [Float] {
      (0..<height * width).map {
        Float(sin(2 * .pi * cycles * Double($0 % width) / Double(width)))
      }
    }
    let weight = try Tensor(
      zip(wave(slow), wave(fast)).map { $0 + $1 }, shape: [1, 1, height, width])
    let start = try Tensor([Float](repeating: 0.5, count: height * width), shape: weight.shape)
    let grown = try growth.grown(start, stepCount: 1, stepSize: 0.1) {
      (images) throws(TensorError) in try images.multiplied(by: weight).sum()
    }
    let moved = try grown.floats().map { $0 - 0.5 }
    func amplitude(_ cycles: Double) -> Float {
      zip(moved, wave(cycles)).reduce(0) { $0 + $1.0 * $1.1 }
    }
    #expect(abs(amplitude(slow) / amplitude(fast) - Float(fast / slow)) < 1e-3)
  }

  @Test func `colors stay within their range, and no gradient leaves images as they are`() throws {
    let growth = try PrototypeGrowth(height: 6, width: 5, decayPower: 1)
    let start = try Self.colors([2, 3, 6, 5])
    let grown = try growth.grown(start, stepCount: 3, stepSize: 50) {
      (images) throws(TensorError) in try images.sum()
    }
    #expect(try grown.floats().allSatisfy { 0...1 ~= $0 })
    let still = try growth.grown(start, stepCount: 2, stepSize: 1) {
      (images) throws(TensorError) in try images.multiplied(by: 0).sum()
    }
    #expect(try still.floats() == start.floats())
  }

  /// The mean score of its class over images, and over what grows from gray toward each class.
  static func scores(_ network: Network, of examples: StoredExamples) throws -> (Float, Float) {
    let batch = try examples.batch(Array(0..<examples.count), epoch: 0)
    let logits = try network.logits(of: batch.images).floats()
    let own = batch.labels.enumerated().map { logits[3 * $0.offset + $0.element] }
    let growth = try PrototypeGrowth(
      height: Stripes.height, width: Stripes.width, decayPower: 1)
    let gray = try Self.colors([3, 3, Stripes.height, Stripes.width])
    let ownClass = try Tensor((0..<9).map { $0 % 4 == 0 ? Float(1) : 0 }, shape: [3, 3])
    let grown = try growth.grown(gray, stepCount: 6, stepSize: 0.5) {
      (images) throws(TensorError) in
      try network.recordedLogits(of: images).multiplied(by: ownClass).sum()
    }
    let reached = try network.logits(of: grown).multiplied(by: ownClass).floats()
    return (own.reduce(0, +) / Float(own.count), reached.reduce(0, +) / 3)
  }

  @Test func `what grows ends below images, and above them without replay`() throws {
    let examples = try Stripes.examples(count: 48)
    func scores(replay: PrototypeReplay?) throws -> (own: Float, grown: Float) {
      var configuration = try Stripes.configuration(epochCount: 40)
      configuration.replay = replay
      let trainer = try Trainer(configuration, examples: examples)
      _ = try trainer.run()
      let table = try ConfusionTable.measured(over: examples, classCount: 3) {
        try trainer.network.logits(of: $0)
      }
      #expect(table.accuracy.value > 0.9, "\(table.counts)")
      let (own, grown) = try Self.scores(trainer.network, of: examples)
      return (own, grown)
    }
    let plain = try scores(replay: nil)
    let replayed = try scores(
      replay: PrototypeReplay(capacity: 32, stepSize: 0.5, renewal: 0.2))
    #expect(plain.grown > plain.own, "\(plain)")
    #expect(replayed.grown < replayed.own, "\(replayed)")
    #expect(replayed.own > 0, "\(replayed)")
  }
}
