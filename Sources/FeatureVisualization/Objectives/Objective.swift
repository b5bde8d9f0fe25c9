/// What a prototype maximizes: a description, not yet a computation.
///
/// Being plain data, an objective can be printed, compared, saved and tested without a network.
public indirect enum Objective: Hashable, Codable, Sendable {
  /// The value of one class before softmax.
  case logit(classIndex: Int)
  /// The probability of one class.
  case probability(classIndex: Int)
  /// The logarithm of one class's probability.
  case logProbability(classIndex: Int)
  /// How far a class's logit is above the others'.
  ///
  /// - Parameters:
  ///   - rival: What it is compared with.
  ///   - cap: Beyond it, nothing more is gained.
  case margin(classIndex: Int, rival: Rival = .largest, cap: Double? = nil)
  /// The mean of one channel of a layer.
  case channel(layer: String, index: Int)
  /// One value of a channel.
  ///
  /// - Parameters:
  ///   - row: The row, from 0; by default that of the center, `height / 2`.
  ///   - column: The column, from 0; by default that of the center, `width / 2`.
  case neuron(layer: String, index: Int, row: Int? = nil, column: Int? = nil)
  /// The mean square of a whole layer, as in DeepDream.
  case layer(String)
  /// How much a layer points in a direction: the mean over positions of
  /// `dot · max(0.1, cosine)^cosinePower`, as in Lucid.
  case direction(layer: String, vector: [Double], cosinePower: Double = 0)
  case sum([Objective])
  case scaled(Double, Objective)

  /// What a class's logit is compared with.
  public enum Rival: String, Hashable, Codable, Sendable, CaseIterable {
    /// The largest other logit.
    case largest
    /// The logarithm of the sum of the exponentials of all other logits.
    case logSumExp
  }
}

extension Objective {
  public static func + (a: Objective, b: Objective) -> Objective { .sum([a, b]) }

  public static func - (a: Objective, b: Objective) -> Objective { a + -1 * b }

  public static func * (weight: Double, objective: Objective) -> Objective {
    .scaled(weight, objective)
  }

  /// The objective's opposite; of a class, its antitype.
  public static prefix func - (objective: Objective) -> Objective { -1 * objective }

  /// Returns the objective of an image of several classes at once: the mean of their logits.
  ///
  /// - Precondition: There is at least one class.
  public static func hybrid(_ classIndices: [Int]) -> Objective {
    precondition(!classIndices.isEmpty, "a hybrid of no classes")
    return (1 / Double(classIndices.count)) * .sum(classIndices.map { .logit(classIndex: $0) })
  }
}

extension Objective {
  /// The layers whose values are needed.
  ///
  /// - Parameter logitLayer: The layer of the class scores.
  /// - Returns: Their names.
  public func layers(logitLayer: String) -> Set<String> {
    switch self {
    case .logit, .probability, .logProbability, .margin: [logitLayer]
    case .channel(let layer, _), .neuron(let layer, _, _, _), .layer(let layer),
      .direction(let layer, _, _):
      [layer]
    case .sum(let terms):
      terms.reduce(into: []) { $0.formUnion($1.layers(logitLayer: logitLayer)) }
    case .scaled(_, let objective): objective.layers(logitLayer: logitLayer)
    }
  }
}
