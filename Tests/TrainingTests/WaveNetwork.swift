import Classifiers
import Foundation
import Optimizers
import Tensors
import Testing
import Training

/// A small residual network whose weights are waves, as in Tests/References/training/golden.py.
enum WaveNetwork {
  static let architecture = NetworkArchitecture(
    height: 9, width: 7, stem: .init(kernelSize: 3, width: 4, stride: 2),
    stages: [.init(width: 6)], block: .residual, head: .average, classCount: 3)

  static func preprocessing() throws -> Preprocessing {
    try Preprocessing(mean: [0.5], standardDeviation: [0.25])
  }

  static func network() throws -> Network {
    let random = try Network(architecture, preprocessing: preprocessing(), seed: 0)
    var values = random.namedValues
    for (part, name) in values.keys.sorted().enumerated() {
      let isVector = name.contains(".bn") || name.hasSuffix("bn.weight")
      let isRaised = isVector && (name.hasSuffix("weight") || name.hasSuffix("running_var"))
      values[name] = (values[name] ?? []).indices.map {
        Float(0.3 * sin(0.37 * Double($0) + Double(part)) + (isRaised ? 1 : 0))
      }
    }
    return try Network(architecture, preprocessing: preprocessing(), namedValues: values)
  }

  /// `sin(step * i)` row by row.
  static func wave(_ count: Int, step: Double = 1) -> [Float] {
    (0..<count).map { Float(sin(Double($0) * step)) }
  }

  /// Four images of 3 × 9 × 7, with colors in `0...1`.
  static var images: [Float] { wave(4 * 3 * 9 * 7, step: 0.9).map { ($0 + 1) / 2 } }
}

/// Images and labels as they are.
struct FixedExamples: ExampleSource {
  let images: [[Float]]
  let labels: [Int]
  let shape: [Int]

  var count: Int { labels.count }

  func batch(_ indices: [Int], epoch: Int) throws -> ExampleBatch {
    ExampleBatch(
      images: try Tensor(indices.flatMap { images[$0] }, shape: [indices.count] + shape),
      labels: indices.map { labels[$0] })
  }
}

/// Three kinds of stripes, red, green and blue alike, in images of 3 × 16 × 12.
enum Stripes {
  static let height = 16
  static let width = 12

  static func examples(count: Int) throws -> StoredExamples {
    var random = Philox(seed: 11, counter: SIMD3(0, 0, 0))
    let labels = (0..<count).map { $0 % 3 }
    let pixels = labels.flatMap { label -> [UInt8] in
      let phase = random.uniform(in: 0...6)
      return (0..<3 * height * width).map { place in
        let (row, column) = (place / width % height, place % width)
        let along = Double([row, column, row + column][label])
        return UInt8(128 + 80 * sin(along + phase) + random.uniform(in: -30...30))
      }
    }
    return try StoredExamples(pixels: pixels, labels: labels, height: height, width: width)
  }

  static func configuration(epochCount: Int = 8) throws -> TrainingConfiguration {
    TrainingConfiguration(
      architecture: NetworkArchitecture(
        height: height, width: width, stem: .init(kernelSize: 3, width: 8, stride: 2),
        stages: [.init(width: 12), .init(width: 16)], block: .residual, head: .average,
        classCount: 3),
      preprocessing: try Preprocessing(mean: [0.5], standardDeviation: [0.25]),
      learningRate: 0.05, schedule: .init(.cosine, warmUpSteps: 3), epochCount: epochCount,
      batchSize: 12, seed: 5)
  }
}

/// Whether lists agree to within a tolerance, relative to numbers above 1.
func agree(_ values: [Float], _ expected: [Float], within tolerance: Float) -> Bool {
  values.count == expected.count
    && zip(values, expected).allSatisfy { abs($0 - $1) <= tolerance * max(1, abs($1)) }
}
