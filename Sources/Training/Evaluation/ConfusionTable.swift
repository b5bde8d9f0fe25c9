public import Statistics
public import Tensors

/// How often each class was taken for each.
public struct ConfusionTable: Hashable, Codable, Sendable {
  /// How often class `row` was taken for class `column`: `counts[row][column]`.
  public private(set) var counts: [[Int]]

  /// Creates an empty table.
  ///
  /// - Precondition: `classCount` is positive.
  public init(classCount: Int) {
    precondition(classCount > 0, "\(classCount) classes")
    counts = Array(repeating: Array(repeating: 0, count: classCount), count: classCount)
  }

  public var classCount: Int { counts.count }

  /// Counts one answer.
  ///
  /// - Precondition: Both are classes.
  public mutating func add(actual: Int, predicted: Int) {
    counts[actual][predicted] += 1
  }

  /// How often the answer was right.
  public var accuracy: Proportion {
    Proportion(
      successCount: counts.indices.reduce(0) { $0 + counts[$1][$1] },
      trialCount: counts.reduce(0) { $0 + $1.reduce(0, +) })
  }

  /// How often the answer was right among images of one class.
  public func recall(of actual: Int) -> Proportion {
    Proportion(
      successCount: counts[actual][actual], trialCount: counts[actual].reduce(0, +))
  }

  /// Counts a classifier's answers to a source's examples, in their order.
  ///
  /// - Parameters:
  ///   - examples: Where the images come from.
  ///   - epoch: Which pass is asked of the source.
  ///   - classCount: How many classes there are.
  ///   - batchSize: How many images are scored at once.
  ///   - logits: The scores of images, of shape `[batch, classes]`: a ``Network``'s or a
  ///     `Classifier`'s.
  /// - Returns: The answers, counted.
  /// - Throws: `TrainingError.labelOutOfRange`, or what the source and the classifier throw.
  public static func measured(
    over examples: any ExampleSource, epoch: Int = 0, classCount: Int, batchSize: Int = 64,
    logits: (Tensor) throws -> Tensor
  ) throws -> ConfusionTable {
    precondition(batchSize > 0, "a batch of \(batchSize)")
    var table = ConfusionTable(classCount: classCount)
    for start in stride(from: 0, to: examples.count, by: batchSize) {
      let indices = Array(start..<min(start + batchSize, examples.count))
      let batch = try examples.batch(indices, epoch: epoch)
      let guesses = try logits(batch.images).indexOfMaximum(axis: 1).integers()
      for (label, guess) in zip(batch.labels, guesses) {
        guard 0..<classCount ~= label else {
          throw TrainingError.labelOutOfRange(label, classCount: classCount)
        }
        guard 0..<classCount ~= guess else {
          throw TrainingError.labelOutOfRange(guess, classCount: classCount)
        }
        table.add(actual: label, predicted: guess)
      }
    }
    return table
  }
}
