public import Classifiers
public import Tensors

/// A network with the log-odds of some of its classes, and of directions that stand in for classes.
///
/// Both are *subjects*: first the classes, then the directions. A subject's log-odds are its score
/// less the logarithm of the sum of the exponentials of all classes' scores, its own left out. Unlike
/// a probability they never saturate.
public struct SubjectNetwork: GradientRedirecting {
  /// The layer of the subjects' log-odds, of shape `[batch, subjects]`.
  public static let logOddsLayer = "protogen.subjectLogOdds"

  /// The classes that are subjects.
  public let classes: [Int]
  /// The last linear map, if the network ends in one.
  public let head: LinearHead?
  /// Weights over the features, one list for each direction; none without a head.
  public let directions: [[Float]]

  private let source: any ActivationSource
  private let classCount: Int

  /// How many subjects there are.
  public var subjectCount: Int { classes.count + directions.count }
  public var logitLayer: String { source.logitLayer }
  public var imageShape: (channels: Int, height: Int, width: Int) { source.imageShape }

  /// Creates a network of subjects.
  ///
  /// - Parameters:
  ///   - source: The network.
  ///   - classCount: How many classes it scores.
  ///   - classes: Which of them are subjects.
  ///   - head: Its last linear map, if it ends in one.
  ///   - directions: Lists of weights over the head's features.
  /// - Precondition: There are no directions without a head; classes and weights fit.
  public init(
    _ source: any ActivationSource, classCount: Int, classes: [Int], head: LinearHead? = nil,
    directions: [[Float]] = []
  ) {
    precondition(directions.isEmpty || head != nil, "directions need a head")
    precondition(classes.allSatisfy { (0..<classCount).contains($0) }, "classes \(classes)")
    precondition(directions.allSatisfy { $0.count == head?.featureCount }, "directions' lengths")
    self.source = source
    self.classCount = classCount
    self.classes = classes
    self.head = head
    self.directions = directions
  }

  public func activations(of images: Tensor, at layers: [String]) throws -> [String: Tensor] {
    try values(at: layers) { try source.activations(of: images, at: $0) }
  }

  public func activationsRedirectingGradients(
    of images: Tensor, at layers: [String]
  ) throws -> [String: Tensor] {
    guard let redirecting = source as? any GradientRedirecting else {
      return try activations(of: images, at: layers)
    }
    return try values(at: layers) {
      try redirecting.activationsRedirectingGradients(of: images, at: $0)
    }
  }

  private func values(
    at layers: [String], from network: ([String]) throws -> [String: Tensor]
  ) throws -> [String: Tensor] {
    guard layers.contains(Self.logOddsLayer) else { return try network(layers) }
    var needed = layers.filter { $0 != Self.logOddsLayer && $0 != logitLayer } + [logitLayer]
    let feature = directions.isEmpty ? nil : head?.featureLayer
    if let feature, !needed.contains(feature) { needed.append(feature) }
    var values = try network(needed)
    guard let logits = values[logitLayer] else {
      preconditionFailure("no scores from \(logitLayer)")
    }
    values[Self.logOddsLayer] = try logOdds(logits, features: feature.flatMap { values[$0] })
    return values
  }
}

// MARK: The log-odds

extension SubjectNetwork {
  /// What a subject's own score gets before it is left out of a sum of exponentials.
  private static let leftOut: Float = -1e9

  private func logOdds(_ scores: Tensor, features: Tensor?) throws -> Tensor {
    let logits = try scores.converted(to: .float32).reshaped(to: [scores.shape[0], classCount])
    let rivals = try logits.insertingAxis(1).adding(exclusions(like: logits))
      .logSumExp(axes: [2])
    return try own(logits, features).subtracting(rivals)
  }

  /// The subjects' own scores, of shape `[batch, subjects]`.
  private func own(_ logits: Tensor, _ features: Tensor?) throws -> Tensor {
    let indices = try Tensor(classes, shape: [classes.count])
    let scores = try logits.elements(indices.onDevice(of: logits), axis: 1)
    guard let features, let head else { return scores }
    let flat = try features.converted(to: .float32)
      .reshaped(to: [logits.shape[0], head.featureCount])
    let weights = try Tensor(
      directions.flatMap { $0 }, shape: [directions.count, head.featureCount])
    let standIns = try flat.matrixMultiplied(by: weights.matching(flat).transposed(0, 1))
    return classes.isEmpty ? standIns : try .concatenating([scores, standIns], axis: 1)
  }

  /// What leaves each class out of its own rivals, of shape `[1, subjects, classes]`.
  private func exclusions(like logits: Tensor) throws -> Tensor {
    var values = [Float](repeating: 0, count: subjectCount * classCount)
    for (row, classIndex) in classes.enumerated() {
      values[row * classCount + classIndex] = Self.leftOut
    }
    return try Tensor(values, shape: [1, subjectCount, classCount]).matching(logits)
  }
}
