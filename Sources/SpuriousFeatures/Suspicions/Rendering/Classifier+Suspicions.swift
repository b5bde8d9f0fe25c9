public import Classifiers
public import FeatureVisualization
internal import Tensors

extension Classifier {
  /// What is being done, for showing progress.
  public enum SuspicionPhase: String, Sendable {
    case prototypes, scores

    /// What its steps are.
    public var unit: String { self == .prototypes ? "steps" : "images" }
  }

  /// Draws prototypes, and measures how unusual classes are by them: without any image.
  ///
  /// - Parameters:
  ///   - classes: The classes' indices, three or more; by default all.
  ///   - recipe: How prototypes are made; `suspect` is the one that the scores were chosen with.
  ///   - configuration: How many prototypes, and how much is measured.
  ///   - progress: Called with how far it has come; returns whether to go on.
  /// - Returns: All scores.
  /// - Throws: `SpuriousFeatureError.tooFewClassesToCompare`, `SpuriousFeatureError.cancelled`;
  ///   what rendering and the network throw.
  public func suspicionMeasurements(
    of classes: [Int]? = nil, recipe: Recipe,
    configuration: SuspicionConfiguration = SuspicionConfiguration(),
    progress: @escaping (SuspicionPhase, Int, Int) -> Bool = { _, _, _ in true }
  ) throws -> SuspicionMeasurements {
    let classes = classes ?? Array(0..<classCount)
    guard classes.count > 2 else {
      throw SpuriousFeatureError.tooFewClassesToCompare(classes.count)
    }
    let head = linearHead
    let network = SubjectNetwork(
      self, classCount: classCount, classes: classes, head: head,
      directions: head?.randomDirections(
        count: configuration.directionCount, seed: configuration.seed) ?? [])
    let maker = try PrototypeMaker(
      network, recipe: recipe, seedCount: configuration.seedCount, seed: configuration.seed,
      device: device)
    let prototypes = try maker.prototypes { progress(.prototypes, $0, $1) }
    let survey = try SuspicionSurvey(
      network, prototypes, placeCount: try placeCount(of: head), configuration: configuration)
    return try survey.measured { progress(.scores, $0, $1) }
  }

  /// Returns one number for each class, larger for one that stands out more: what a leaderboard of
  /// detectors takes.
  ///
  /// The numbers are those that classes are ranked by; what only describes a class, or gives p-values,
  /// is left out, so that it takes a second or two for a small network.
  ///
  /// - Parameters:
  ///   - recipe: How prototypes are made; `suspect` is the one that the scores were chosen with.
  ///   - seed: What fixes all draws.
  ///   - progress: Called with how far it has come; returns whether to go on.
  /// - Returns: A score for each of the network's classes; 0 is the average class's.
  /// - Throws: As ``suspicionMeasurements(of:recipe:configuration:progress:)``.
  public func suspicionScores(
    recipe: Recipe, seed: UInt64 = 0,
    progress: @escaping (SuspicionPhase, Int, Int) -> Bool = { _, _, _ in true }
  ) throws -> [Double] {
    let quick = SuspicionConfiguration(directionCount: 0, locates: false, seed: seed)
    return SuspicionRanking(
      try suspicionMeasurements(recipe: recipe, configuration: quick, progress: progress)
    ).scores
  }

  /// How many places in a row of a head's features belong to one channel.
  private func placeCount(of head: LinearHead?) throws -> Int {
    guard let head, let map = try lastMapLayer,
      map.shape.dropFirst().reduce(1, *) == head.featureCount
    else { return 1 }
    return map.shape[2] * map.shape[3]
  }
}
