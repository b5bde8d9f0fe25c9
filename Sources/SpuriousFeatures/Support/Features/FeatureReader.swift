internal import Classifiers
internal import Foundation
internal import Tensors

/// Which of a network's values describe an image.
struct FeatureSpace: Hashable, Sendable {
  /// The layer's name.
  let layer: String
  /// Whether the layer is a map of shape `[channels, height, width]`, whose mean over places counts.
  let isPooled: Bool
}

/// What a network made of one image.
struct Reading: Sendable {
  /// The features φ.
  let features: [Float]
  /// The scores of all classes.
  let logits: [Float]

  /// The probability of a class.
  func belief(in classIndex: Int) -> Double {
    let largest = logits.max() ?? 0
    let total = logits.reduce(0) { $0 + exp(Double($1 - largest)) }
    return exp(Double(logits[classIndex] - largest)) / total
  }

  /// The logarithm of a class's odds, zc - log Σ exp(zk) over all others; infinite of a single class.
  func logOdds(of classIndex: Int) -> Double {
    let others = logits.indices.filter { $0 != classIndex }.map { Double(logits[$0]) }
    guard let largest = others.max() else { return .infinity }
    let total = others.reduce(0) { $0 + exp($1 - largest) }
    return Double(logits[classIndex]) - largest - log(total)
  }

  /// The class with the highest score.
  var answer: Int? { logits.indices.max { logits[$0] < logits[$1] } }

  /// The same after the scores have changed.
  func adding(_ changes: [Double]) -> Reading {
    Reading(
      features: features, logits: zip(logits, changes).map { Float(Double($0) + $1) })
  }
}

/// Shows images to a network, and reads features and scores.
struct FeatureReader {
  let runner: TransplantRunner
  let space: FeatureSpace

  /// Shows images.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - draw: Writes one of them into memory; called on several threads.
  /// - Returns: A reading of each.
  /// - Throws: `SpuriousFeatureError.cancelled`; what the network throws.
  func readings(
    of count: Int, _ draw: (Int, UnsafeMutableBufferPointer<Float>) -> Void
  ) throws -> [Reading] {
    var readings: [Reading] = []
    readings.reserveCapacity(count)
    let scoreLayer = runner.classifier.logitLayer
    let layers = space.layer == scoreLayer ? [scoreLayer] : [space.layer, scoreLayer]
    try runner.forEachBatch(of: count, at: layers, draw) { values, rows in
      let features = try vectors(runner.value(of: space.layer, in: values), values.batchSize)
      let logits = try runner.value(of: scoreLayer, in: values).floats()
      for row in 0..<rows.count {
        readings.append(
          Reading(
            features: Self.part(row, of: features, values.batchSize),
            logits: Self.part(row, of: logits, values.batchSize)))
      }
    }
    return readings
  }

  private func vectors(_ values: Tensor, _ batchSize: Int) throws -> [Float] {
    let wide = try values.converted(to: .float32)
    guard space.isPooled else { return try wide.reshaped(to: [batchSize, -1]).floats() }
    return try wide.mean(axes: [2, 3]).floats()
  }

  private static func part(_ row: Int, of values: [Float], _ count: Int) -> [Float] {
    let length = values.count / count
    return Array(values[row * length..<(row + 1) * length])
  }
}
