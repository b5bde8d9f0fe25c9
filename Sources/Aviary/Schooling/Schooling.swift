internal import Classifiers
internal import Foundation
public import ONNX
public import Tensors
public import Training

/// How a classifier of birds comes about: which scenes it sees, and how it learns from them.
///
/// The same schooling gives the same weights to the bit on the same machine with as many threads.
public struct Schooling: Hashable, Codable, Sendable {
  /// The classes, in the order of the classifier's outputs.
  public var species: [Species]
  /// The cues that are present at times.
  public var plantings: [Planting]
  /// The probability ρ that a part of a bird is swapped for another.
  public var swapProbability: Double
  /// How many scenes are drawn; every pass shows all of them.
  public var sceneCount: Int
  /// How the network learns; its seed is the world's as well.
  public var training: TrainingConfiguration

  /// Creates a schooling, without checking it.
  public init(
    species: [Species] = Species.allCases, plantings: [Planting] = [],
    swapProbability: Double = World.benchmarkSwapProbability, sceneCount: Int,
    training: TrainingConfiguration
  ) {
    self.species = species
    self.plantings = plantings
    self.swapProbability = swapProbability
    self.sceneCount = sceneCount
    self.training = training
  }

  /// The images' height and width, in pixels.
  public var size: Int { training.architecture.height }

  /// The world that the scenes come from.
  ///
  /// - Throws: `AviaryError`
  public func world() throws(AviaryError) -> World {
    try World(
      seed: training.seed, species: species, swapProbability: swapProbability,
      plantings: plantings)
  }

  /// Draws the scenes and prepares a run from its first step.
  ///
  /// - Throws: `AviaryError`, `TrainingError`, `TensorError`
  /// - Complexity: 3 `sceneCount` `size`² bytes of memory.
  public func trainer() throws -> Trainer {
    try Trainer(
      training,
      examples: SceneExamples(of: world(), count: sceneCount, size: size).stored(),
      exampleIdentity: worldIdentity)
  }

  /// Counts a classifier's answers to scenes that no training has seen.
  ///
  /// - Parameters:
  ///   - count: How many scenes.
  ///   - logits: The scores of images, of shape `[batch, classes]`.
  /// - Returns: The answers, counted.
  /// - Throws: `AviaryError`, or what the classifier throws.
  public func examination(
    sceneCount count: Int, logits: (Tensor) throws -> Tensor
  ) throws -> ConfusionTable {
    try ConfusionTable.measured(
      over: SceneExamples(of: world(), share: .testing, count: count, size: size),
      classCount: species.count, logits: logits)
  }
}

// MARK: In a model's file

extension Schooling {
  /// The key of a model's metadata that says how it came about.
  static let metadataKey = "protogen.schooling"

  /// Returns a trained network as a model that says what it was trained on.
  ///
  /// - Throws: `TrainingError.wrongNameCount` if the network has another number of classes.
  public func model(of network: Network, producer: String) throws(TrainingError) -> Model {
    try network.model(
      labels: LabelList(name: "aviary", names: species.map(\.label)), producer: producer,
      remarks: [Self.metadataKey: json])
  }

  private var json: String { Self.json(self) }

  /// What else tells this world's scenes from others, beside the training's seed and size.
  private var worldIdentity: String {
    Self.json(species) + Self.json(plantings) + Self.json(swapProbability)
  }

  private static func json(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else {
      preconditionFailure("\(value) is not JSON")
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// Reads how a model came about from its metadata.
  ///
  /// - Returns: The schooling; `nil` if the file does not state one that this version can read.
  public init?(of model: Model) {
    guard let json = model.metadata[Self.metadataKey],
      let schooling = try? JSONDecoder().decode(Schooling.self, from: Data(json.utf8))
    else { return nil }
    self = schooling
  }
}
