public import Classifiers
internal import Tensors

/// How each class of a classifier answers to pictures that are the same for every model.
///
/// It takes eight pictures, whatever the number of classes, and tells which classes are to be looked
/// at first.
public struct StimulusResponses {
  /// By class and stimulus: the score less the mean of all classes for that stimulus, in terms of the
  /// standard deviation over everything; a score that is no number counts as 0.
  private let rows: [[Double]]

  /// Shows the stimuli to a classifier.
  ///
  /// - Parameters:
  ///   - classifier: Who answers.
  ///   - offset: How many of its outputs stand before the first class.
  /// - Throws: What running it throws.
  public init(of classifier: Classifier, offset: Int) throws {
    let (channels, height, width) = classifier.imageShape
    let scores = try ReferenceStimuli.planes(channelCount: channels, height: height, width: width)
      .map { planes in
        let image = try Tensor(planes, shape: [1, channels, height, width])
          .moved(to: classifier.device)
        return try classifier.logits(of: image).moved(to: .cpu).floats().dropFirst(offset)
          .map { $0.isFinite ? Double($0) : 0 }
      }
    let centered = scores.map { row in
      let mean = row.reduce(0, +) / Double(max(row.count, 1))
      return row.map { $0 - mean }
    }
    let squares = centered.joined().reduce(0) { $0 + $1 * $1 }
    let deviation = (squares / Double(max(centered.joined().count, 1))).squareRoot()
    rows = (0..<(centered.first?.count ?? 0)).map { classIndex in
      centered.map { deviation > 0 ? $0[classIndex] / deviation : 0 }
    }
  }

  /// The answers of a class; zeros for one that the classifier does not have.
  public func row(_ classIndex: Int) -> NumberRow {
    NumberRow(
      rows.indices.contains(classIndex)
        ? rows[classIndex] : [Double](repeating: 0, count: ReferenceStimuli.count))
  }
}

extension Baseline {
  /// Sorts classes by how much their answers have changed, the most changed first; those that the
  /// baseline does not know come last.
  ///
  /// - Parameters:
  ///   - classes: Positions in the model's list of classes.
  ///   - names: The names of all classes.
  ///   - responses: How they answer now.
  /// - Returns: The same classes; equal ones stay in their order.
  public func riskiestFirst(
    _ classes: [Int], named names: [String], _ responses: StimulusResponses
  ) -> [Int] {
    let distances = classes.map { index -> Double in
      guard let before = profile(named: names[index]) else { return -1 }
      return zip(before.responses.values, responses.row(index).values)
        .reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    return classes.indices.sorted { (distances[$1], $0) < (distances[$0], $1) }.map { classes[$0] }
  }
}
