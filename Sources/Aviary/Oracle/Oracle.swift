public import Tensors
public import Training

/// Finds out what each cue does to a classifier by drawing the same scenes with and without it.
public struct Oracle: Hashable, Codable, Sendable {
  /// What fixes the scenes, none of which any training has seen.
  public var seed: UInt64
  /// How many scenes of each species are drawn.
  public var scenesPerSpecies: Int
  /// The images' height and width, in pixels.
  public var size: Int
  /// The probability ρ that a part of a bird is swapped for another.
  public var swapProbability: Double

  /// Creates an oracle.
  ///
  /// The defaults are 80 scenes a class, and the benchmark's ρ.
  public init(
    seed: UInt64 = 0, scenesPerSpecies: Int = 80, size: Int,
    swapProbability: Double = World.benchmarkSwapProbability
  ) {
    self.seed = seed
    self.scenesPerSpecies = scenesPerSpecies
    self.size = size
    self.swapProbability = swapProbability
  }

  /// What the oracle saw.
  public struct Findings: Hashable, Sendable {
    /// One cell for each class and cue, class by class.
    public let cells: [CueEffect]
    /// The answers to the scenes without any cue.
    public let confusion: ConfusionTable
  }

  /// Measures the effect of every cue on every class.
  ///
  /// - Parameters:
  ///   - species: The classes, in the order of the classifier's outputs.
  ///   - cues: What is forced on, one at a time.
  ///   - plantings: What was planted when the classifier was trained.
  ///   - logits: The scores before softmax of images in `0...1` of shape
  ///     `[batch, 3, size, size]`, of shape `[batch, classes]`.
  /// - Returns: The cells, and the answers to scenes without cues.
  /// - Throws: `AviaryError`, or what the classifier throws.
  /// - Precondition: There are two species or more, and scenes of each.
  public func findings(
    species: [Species], cues: [Cue] = Cue.all, plantings: [Planting] = [],
    logits: (Tensor) throws -> Tensor
  ) throws -> Findings {
    precondition(species.count > 1, "\(species.count) classes")
    precondition(scenesPerSpecies > 0, "\(scenesPerSpecies) scenes of each species")
    let world = try World(seed: seed, species: species, swapProbability: swapProbability)
    let examples = SceneExamples(
      of: world, share: .testing, count: scenesPerSpecies * species.count, size: size)
    let scenes = (0..<examples.count).map { examples.scene($0) }
    let before = try beliefs(in: scenes, logits)
    var cells: [Int: [CueEffect]] = [:]
    for cue in cues {
      let after = try beliefs(in: scenes.map { $0.doing(cue, true) }, logits)
      for (index, target) in species.enumerated() {
        let changes = scenes.indices.map { Double(after[$0][index]) - Double(before[$0][index]) }
        let isOwn = scenes.map { $0.species == target }
        cells[index, default: []].append(
          CueEffect(
            species: target, cue: cue,
            effect: MeanEstimate(of: zip(changes, isOwn).filter { !$1 }.map(\.0)),
            necessity: MeanEstimate(of: zip(changes, isOwn).filter { $1 }.map(\.0)),
            strength: plantings.strength(of: cue, in: target)))
      }
    }
    return Findings(
      cells: species.indices.flatMap { cells[$0] ?? [] },
      confusion: confusion(of: before, in: scenes, species: species))
  }

  /// How many scenes are scored at a time.
  private static let batchSize = 64

  /// Returns the probabilities of all classes for each scene.
  private func beliefs(
    in scenes: [Scene], _ logits: (Tensor) throws -> Tensor
  ) throws -> [[Float]] {
    var beliefs: [[Float]] = []
    for start in stride(from: 0, to: scenes.count, by: Self.batchSize) {
      let batch = Array(scenes[start..<min(start + Self.batchSize, scenes.count)])
      let planes = SceneBatch.planes(of: batch, height: size, width: size)
      let images = try Tensor(planes, shape: [batch.count, 3, size, size])
      let values = try logits(images).softmax(axis: 1).floats()
      guard values.allSatisfy({ $0.isFinite }) else { throw AviaryError.scoresNotFinite }
      let classCount = values.count / batch.count
      beliefs += batch.indices.map {
        Array(values[$0 * classCount..<($0 + 1) * classCount])
      }
    }
    return beliefs
  }

  private func confusion(
    of beliefs: [[Float]], in scenes: [Scene], species: [Species]
  ) -> ConfusionTable {
    var table = ConfusionTable(classCount: species.count)
    for (belief, scene) in zip(beliefs, scenes) {
      guard let actual = species.firstIndex(of: scene.species),
        let predicted = belief.indices.max(by: { belief[$0] < belief[$1] })
      else { continue }
      table.add(actual: actual, predicted: predicted)
    }
    return table
  }
}

extension [Planting] {
  /// The strength that a cue is planted with in a species, if it is.
  func strength(of cue: Cue, in species: Species) -> Double? {
    for planting in self where planting.cue == cue {
      if case .species(species, let strength) = planting.rule { return strength }
    }
    return nil
  }
}
