/// A known way to rank the classes of a network by how much they seem to lean on shortcuts.
///
/// Each gives a number for each class, higher for a more suspicious one, from the images that the
/// transplant test is given. None names a cause.
public enum Baseline: String, Hashable, Codable, Sendable, CaseIterable, CodingKeyRepresentable {
  /// ``BaselineStudy/prototypeScores``: what stands out in prototypes, without any image.
  case prototypes
  /// ``BackgroundComponents``: what class-wise principal components see in backgrounds.
  case neuralPCA = "neural-pca"
  /// ``BackgroundBeliefs/coreDrop``: what the class loses without its background.
  case coreDrop = "core-drop"
  /// ``BackgroundBeliefs/backdropGain``: how much a background alone is taken for its class.
  case onlyBackground = "only-background"
  /// The share of Grad-CAM's map that lies off the core.
  case gradCAM = "grad-cam"
  /// The share of Input × Gradient that lies off the core.
  case inputGradient = "input-gradient"
  /// ``SpectralClusters``: whether explanations of a class fall into clusters.
  case spectralClusters = "spectral-clusters"
  /// ``PatchInsertion``: what a class's most telling window does to images of other classes.
  case patchInsertion = "patch-insertion"
  /// ``OutlierLoad``: how unusual the features that carry a class are.
  case outlierFeatures = "outlier-features"
  /// How often images of other classes are taken for the class.
  case falsePositives = "false-positives"
  /// How often images of the class are taken for others.
  case falseNegatives = "false-negatives"

  /// Whether it takes masks of the class itself.
  public var needsCores: Bool {
    switch self {
    case .neuralPCA, .coreDrop, .onlyBackground, .gradCAM, .inputGradient: true
    case .prototypes, .spectralClusters, .patchInsertion, .outlierFeatures, .falsePositives,
      .falseNegatives:
      false
    }
  }

  /// What it is called in a table.
  public var title: String {
    switch self {
    case .prototypes: "prototypes alone, without images (suspect)"
    case .neuralPCA: "neural PCA, background components"
    case .coreDrop: "loss without the background"
    case .onlyBackground: "background alone"
    case .gradCAM: "Grad-CAM off the mask"
    case .inputGradient: "Input × Gradient off the mask"
    case .spectralClusters: "clusters of explanations (SpRAy)"
    case .patchInsertion: "most telling patch, inserted"
    case .outlierFeatures: "outlier features (DORA)"
    case .falsePositives: "confusion, false positives"
    case .falseNegatives: "confusion, false negatives"
    }
  }

  /// Returns a number for each class that there are images of, in the collection's order.
  ///
  /// - Parameter study: What the network makes of the images.
  /// - Returns: The numbers; `nil` if there are no masks and it needs them, or if the network has no
  ///   layer that it looks at.
  /// - Throws: What showing images throws.
  public func scores(in study: BaselineStudy) throws -> [Double]? {
    switch self {
    case .prototypes: study.prototypeScores
    case .neuralPCA: BackgroundComponents(study)?.scores
    case .coreDrop: BackgroundBeliefs.coreDrop(study)
    case .onlyBackground: BackgroundBeliefs.backdropGain(study)
    case .gradCAM: study.attention.flatMap { study.massOffCores(of: $0) }
    case .inputGradient: study.massOffCores(of: study.relevance)
    case .spectralClusters: SpectralClusters.scores(study)
    case .patchInsertion: try PatchInsertion(study)?.scores()
    case .outlierFeatures: try OutlierLoad(study)?.scores()
    case .falsePositives: ConfusionRates.falsePositives(study)
    case .falseNegatives: ConfusionRates.falseNegatives(study)
    }
  }
}
