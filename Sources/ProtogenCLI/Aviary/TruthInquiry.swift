internal import Aviary
internal import Classifiers
internal import Statistics
internal import Training

/// The questions put to one classifier of birds.
struct TruthInquiry {
  private let loaded: LoadedModel
  private let species: [Species]
  private let oracle: Oracle
  /// How the classifier came about, if its file says so.
  private let schooling: Schooling?

  /// - Throws: `CommandFailure` if the classifier is none of birds, or not of square images.
  init(_ loaded: LoadedModel, scenesPerSpecies: Int, seed: UInt64) throws {
    self.loaded = loaded
    species = try Self.species(of: loaded)
    schooling = Schooling(of: loaded.classifier.model)
    let (channels, height, width) = loaded.classifier.imageShape
    guard channels == 3, height == width, Scene.imageSizes ~= height else {
      throw CommandFailure(
        "Scenes are square and in color, but '\(loaded.name)' takes \(channels) channels of "
          + "\(height)×\(width) pixels. Choose a size with --size.", .data)
    }
    oracle = Oracle(
      seed: seed, scenesPerSpecies: scenesPerSpecies, size: height,
      swapProbability: schooling?.swapProbability ?? World.benchmarkSwapProbability)
  }

  private static func species(of loaded: LoadedModel) throws -> [Species] {
    let species = loaded.labels.classes.compactMap { try? Species(named: $0.displayName) }
    guard species.count == loaded.classifier.classCount, species.count > 1,
      Set(species).count == species.count
    else {
      throw CommandFailure(
        "The classes of '\(loaded.name)' are not Aviary's species. 'protogen aviary train' makes "
          + "a classifier that knows them.", .data)
    }
    return species
  }

  /// What should be said before the answers.
  var notes: [String] {
    guard let trained = schooling?.size, trained != oracle.size else { return [] }
    return [
      "'\(loaded.name)' was trained on scenes of \(trained) pixels, and is shown scenes of "
        + "\(oracle.size)."
    ]
  }

  /// How many scenes are drawn for the effects.
  var sceneCount: Int { oracle.scenesPerSpecies * species.count * (Cue.all.count + 1) }

  /// Draws the scenes and asks.
  ///
  /// - Parameter testSceneCount: How many scenes of the classifier's own world it is tested on.
  /// - Returns: What is true of the classifier.
  /// - Throws: `AviaryError`, `ClassifierError`, `TensorError`
  func truth(testSceneCount: Int) throws -> ModelTruth {
    let plantings = schooling?.plantings ?? []
    return ModelTruth(
      modelSHA256: loaded.sha256, oracle: oracle,
      findings: try oracle.findings(species: species, plantings: plantings) {
        try loaded.classifier.logits(of: $0)
      },
      plantings: plantings, accuracy: try accuracy(over: testSceneCount))
  }

  /// How often the classifier is right on scenes as in its training, drawn at the size that it runs
  /// at; `nil` if its file does not say what they were.
  private func accuracy(over sceneCount: Int) throws -> Proportion? {
    guard let schooling else { return nil }
    let scenes = SceneExamples(
      of: try schooling.world(), share: .testing, count: sceneCount, size: oracle.size)
    return try ConfusionTable.measured(over: scenes, classCount: species.count) {
      try loaded.classifier.logits(of: $0)
    }.accuracy
  }
}
