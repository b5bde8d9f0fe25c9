internal import Aviary
internal import Classifiers
internal import FeatureVisualization
internal import ShortcutBenchmark
internal import SpuriousFeatures

/// What is measured of one model.
struct ShortcutMeasurement {
  let model: BenchmarkModel
  let truth: ModelTruth
  let classifier: Classifier
  let imagesPerClass: Int
  let hasMasks: Bool
  let configuration: TransplantConfiguration
  /// How prototypes are drawn for what is suspected without images.
  let recipe: Recipe
  let console: Console
  let interruption: Interruption

  /// Tests the model, and computes every baseline from the same images.
  ///
  /// - Throws: `SpuriousFeatureError.cancelled`; what showing images throws.
  func result() throws -> ModelResult {
    let collection = try ImageCollection(
      of: model.schooling, imagesPerClass: imagesPerClass, hasCores: hasMasks)
    let test = DonorTransplantTest(classifier, collection, configuration: configuration)
    return ModelResult(
      name: model.name, kind: model.kind, truth: truth, cells: try test.cells(progress: report),
      baselines: try baselines(of: collection))
  }

  private func baselines(of collection: ImageCollection) throws -> [Baseline: [Double]] {
    let prototypeScores = try classifier.suspicionScores(recipe: recipe) { _, _, _ in
      !interruption.isPending
    }
    return try BaselineStudy(
      InspectedNetwork(classifier), collection, prototypeScores: prototypeScores
    ) { !interruption.isPending }.scores()
  }

  /// Measures the effects on other images.
  ///
  /// - Throws: `SpuriousFeatureError.cancelled`; what showing images throws.
  func freshEffects() throws -> [FreshEffect] {
    let collection = try ImageCollection(
      of: model.schooling, imagesPerClass: FreshEffect.imageFactor * imagesPerClass,
      hasCores: hasMasks, skipping: imagesPerClass)
    return try FreshEffect.all(
      classifier, collection, configuration: configuration, progress: report)
  }

  private func report(_ phase: DonorTransplantTest.Phase, _ done: Int, _ total: Int) -> Bool {
    console.progress("\(model.name), \(phase)", step: done, of: total, detail: phase.unit)
    return !interruption.isPending
  }
}

extension DonorTransplantTest.Phase {
  /// What its steps are.
  var unit: String { self == .explanations ? "classes" : "images" }
}
