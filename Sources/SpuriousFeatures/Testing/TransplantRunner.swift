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
  var store: (any TransplantStore)?
  /// Called with how many more transplants were shown; returns whether to go on.
  let progress: (Int) -> Bool

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
    let layer = classifier.logitLayer
    try forEachBatch(of: total, at: [layer], draw) { values, rows in
      let beliefs = try value(of: layer, in: values).softmax(axis: 1).floats()
      let classCount = beliefs.count / values.batchSize
      for (row, index) in rows.enumerated() {
        receive(index, Array(beliefs[row * classCount..<(row + 1) * classCount]))
      }
    }
  }

  /// The values of layers for a batch of images, of which the last may be black.
  typealias BatchValues = (layers: [String: Tensor], batchSize: Int)

  /// Shows images in batches of one size, and hands over the values of layers.
  ///
  /// - Parameters:
  ///   - total: How many images.
  ///   - layers: The layers.
  ///   - draw: Writes one of them into memory; called on several threads.
  ///   - receive: Called with each batch's values and the numbers of its images.
  /// - Throws: `SpuriousFeatureError.cancelled`; what the network and `receive` throw.
  func forEachBatch(
    of total: Int, at layers: [String],
    _ draw: (Int, UnsafeMutableBufferPointer<Float>) -> Void,
    receive: (BatchValues, Range<Int>) throws -> Void
  ) throws {
    let shape = [setting.channelCount, setting.frame.height, setting.frame.width]
    try ImageBatches(of: shape).forEach(of: total, draw) { images, rows in
      try withoutGradients {
        let values = try classifier.activations(of: images, at: layers)
        try receive((values, images.shape[0]), rows)
      }
      guard progress(rows.count) else { throw SpuriousFeatureError.cancelled }
    }
  }

  func value(of layer: String, in values: BatchValues) -> Tensor {
    guard let value = values.layers[layer] else {
      preconditionFailure("no values from \(layer)")
    }
    return value
  }
}
