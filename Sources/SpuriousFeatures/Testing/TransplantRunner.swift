internal import Classifiers
internal import Foundation
internal import Tensors

/// Shows transplants to a network.
struct TransplantRunner {
  let classifier: any ActivationSource
  let setting: TransplantSetting
  /// The classes whose probabilities are kept.
  let classes: [Int]
  /// Where outcomes are kept, if anywhere.
  let store: (any TransplantStore)?
  /// Called with how many more transplants were shown; returns whether to go on.
  let progress: (Int) -> Bool

  /// As many values as go through the network at once: 32 images of 224 × 224 pixels.
  private static let valuesPerBatch = 32 * 3 * 224 * 224

  /// Shows transplants, unless their outcomes were kept.
  ///
  /// - Parameters:
  ///   - trials: The transplants.
  ///   - key: What they are kept under.
  /// - Returns: The outcomes, in the same order.
  /// - Throws: `SpuriousFeatureError.cancelled`; what the network or the store throws.
  func outcomes(of trials: [TransplantTrial], key: String) throws -> [TransplantOutcome] {
    try kept(key, count: trials.count) { try outcomes(of: trials) }
  }

  /// What is kept under a name, or what is made now.
  private func kept<Value: Codable>(
    _ key: String, count: Int, _ make: () throws -> [Value]
  ) throws -> [Value] {
    guard let store else { return try make() }
    var isNew = false
    let values = try store.value(named: key) {
      isNew = true
      return try make()
    }
    if !isNew, !progress(count) { throw SpuriousFeatureError.cancelled }
    return values
  }

  private func outcomes(of trials: [TransplantTrial]) throws -> [TransplantOutcome] {
    var outcomes: [TransplantOutcome] = []
    outcomes.reserveCapacity(trials.count)
    try show(trials.count) { index, canvas in
      let trial = trials[index]
      trial.transplant.write(
        recipient: trial.recipient, donor: trial.donor, in: setting, to: canvas)
    } receive: { index, beliefs in
      let largest = beliefs.indices.max { beliefs[$0] < beliefs[$1] }
      outcomes.append(
        TransplantOutcome(
          recipient: trials[index].recipient, unit: trials[index].unit,
          beliefs: classes.map { beliefs[$0] },
          prediction: largest.flatMap { classes.firstIndex(of: $0) }))
    }
    return outcomes
  }

  /// Shows images, and returns the logarithm of each class's odds.
  ///
  /// - Parameters:
  ///   - count: How many images.
  ///   - key: What the values are kept under.
  ///   - draw: Writes one of them into memory; called on several threads.
  /// - Returns: For each image a value for each class whose probability is kept.
  /// - Throws: `SpuriousFeatureError.cancelled`; what the network or the store throws.
  func logOdds(
    of count: Int, key: String, _ draw: (Int, UnsafeMutableBufferPointer<Float>) -> Void
  ) throws -> [[Float]] {
    try kept(key, count: count) { try logOdds(of: count, draw) }
  }

  /// Shows images, and returns all classes' probabilities.
  ///
  /// - Throws: `SpuriousFeatureError.cancelled`; what the network throws.
  func beliefs(
    of count: Int, _ draw: (Int, UnsafeMutableBufferPointer<Float>) -> Void
  ) throws -> [[Float]] {
    var all: [[Float]] = []
    all.reserveCapacity(count)
    try show(count, draw) { _, beliefs in all.append(beliefs) }
    return all
  }

  private func logOdds(
    of count: Int, _ draw: (Int, UnsafeMutableBufferPointer<Float>) -> Void
  ) throws -> [[Float]] {
    var odds: [[Float]] = []
    odds.reserveCapacity(count)
    try show(count, draw) { _, beliefs in
      odds.append(classes.map { Self.logOdds(beliefs[$0]) })
    }
    return odds
  }

  /// The smallest probability, and distance from 1, that is told from none.
  private static let smallestBelief: Float = 1e-7

  private static func logOdds(_ belief: Float) -> Float {
    log(max(belief, smallestBelief) / max(1 - belief, smallestBelief))
  }

  /// Shows images in batches of one size, and hands over all classes' probabilities one by one.
  private func show(
    _ total: Int, _ draw: (Int, UnsafeMutableBufferPointer<Float>) -> Void,
    receive: (Int, [Float]) -> Void
  ) throws {
    let count = setting.pixelCount * setting.channelCount
    let batchSize = min(256, max(1, Self.valuesPerBatch / count))
    for start in stride(from: 0, to: total, by: batchSize) {
      let filled = min(batchSize, total - start)
      // What is left of the last batch stays black: another size would be another program.
      let planes = [Float](unsafeUninitializedCapacity: batchSize * count) { buffer, used in
        nonisolated(unsafe) let memory = buffer.baseAddress.unsafelyUnwrapped
        if filled < batchSize { buffer.initialize(repeating: 0) }
        TorchRuntime.forEach(filled) { row in
          draw(start + row, UnsafeMutableBufferPointer(start: memory + row * count, count: count))
        }
        used = batchSize * count
      }
      let values = try beliefs(in: planes, count: batchSize)
      let classCount = values.count / batchSize
      for row in 0..<filled {
        receive(start + row, Array(values[row * classCount..<(row + 1) * classCount]))
      }
      guard progress(filled) else { throw SpuriousFeatureError.cancelled }
    }
  }

  /// The probabilities of all classes for each of a batch's images.
  private func beliefs(in planes: [Float], count: Int) throws -> [Float] {
    let images = try Tensor(
      planes,
      shape: [count, setting.channelCount, setting.frame.height, setting.frame.width])
    let layer = classifier.logitLayer
    return try withoutGradients {
      guard let logits = try classifier.activations(of: images, at: [layer])[layer] else {
        preconditionFailure("no scores from \(layer)")
      }
      return try logits.softmax(axis: 1).floats()
    }
  }
}
