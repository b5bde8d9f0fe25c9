public import Statistics
/// What speaks for or against a prototype beside its path.
public struct FoolingScore: Hashable, Codable, Sendable {
  /// What a second network makes of it.
  public struct Transfer: Hashable, Codable, Sendable {
    public let probability: Double
    /// 1 for its most probable class.
    public let rank: Int

    public init(probability: Double, rank: Int) {
      self.probability = probability
      self.rank = rank
    }
  }

  /// A photograph that the network sees as similar.
  public struct Neighbor: Hashable, Codable, Sendable {
    /// The file, from the folder of photographs.
    public let file: String
    public let classIndex: Int
    /// The cosine between the channel means of the last layer with places, each less its mean over
    /// all photographs.
    public let similarity: Double

    public init(file: String, classIndex: Int, similarity: Double) {
      self.file = file
      self.classIndex = classIndex
      self.similarity = similarity
    }
  }

  /// The recipe, or folder.
  public let recipe: String
  public let classIndex: Int
  /// Which of the class's prototypes, from 0.
  public let number: Int
  public let logit: Double
  /// Of the image as it is.
  public let probability: Double
  /// The mean over transforms that no recipe draws.
  public let heldOutProbability: Double
  /// The share of those transforms under which the class comes first.
  public let heldOutTopShare: Double
  public let transfer: Transfer?
  /// The most similar first.
  public let neighbors: [Neighbor]

  public init(
    recipe: String, classIndex: Int, number: Int, logit: Double, probability: Double,
    heldOutProbability: Double, heldOutTopShare: Double, transfer: Transfer?,
    neighbors: [Neighbor]
  ) {
    self.recipe = recipe
    self.classIndex = classIndex
    self.number = number
    self.logit = logit
    self.probability = probability
    self.heldOutProbability = heldOutProbability
    self.heldOutTopShare = heldOutTopShare
    self.transfer = transfer
    self.neighbors = neighbors
  }
}

/// How well a simple classifier tells a recipe's prototypes from photographs by early layers alone.
public struct Distinguishability: Hashable, Codable, Sendable {
  public let recipe: String
  /// The area under the ROC curve for classes that it was not fitted to: 0.5 for chance, 1 for
  /// always.
  public let area: Estimate

  public init(recipe: String, area: Estimate) {
    self.recipe = recipe
    self.area = area
  }
}
