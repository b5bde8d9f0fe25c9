internal import Classifiers
public import FeatureVisualization
public import Tensors

/// Draws the prototypes of subjects, classes and directions alike.
public struct PrototypeMaker {
  private let network: SubjectNetwork
  private let configuration: RenderConfiguration
  private let device: Device
  private let seedCount: Int

  /// How many prototypes are drawn together, at most.
  private static let largestBatch = 64
  /// As many values as go through the network at once: 16 images of 224 × 224 pixels.
  private static let valuesPerBatch = 16 * 3 * 224 * 224
  /// How many prototypes are drawn together.
  private let batchSize: Int

  /// Prepares drawing.
  ///
  /// - Parameters:
  ///   - network: The subjects; each prototype maximizes its subject's log-odds, whatever the recipe
  ///     says of objectives.
  ///   - recipe: How else they are made; always in the network's own size.
  ///   - seedCount: How many prototypes each subject gets.
  ///   - seed: What fixes the draws.
  ///   - device: Where the network computes.
  /// - Throws: `ConfigurationError`
  public init(
    _ network: SubjectNetwork, recipe: Recipe, seedCount: Int, seed: UInt64, device: Device = .cpu
  ) throws {
    self.network = network
    self.seedCount = seedCount
    self.device = device
    var recipe = recipe
    recipe.imageSize = nil
    let (channels, height, width) = network.imageShape
    batchSize = min(
      Self.largestBatch, max(1, Self.valuesPerBatch / (channels * height * width)))
    configuration = try RenderConfiguration(recipe: recipe, seed: seed, maximumBatch: batchSize)
  }

  /// Draws all prototypes.
  ///
  /// - Parameter progress: Called with how many steps were made, and of how many; returns whether to
  ///   go on.
  /// - Returns: The prototypes.
  /// - Throws: `SpuriousFeatureError.cancelled`; what rendering throws.
  public func prototypes(
    progress: (Int, Int) -> Bool = { _, _ in true }
  ) throws -> SubjectPrototypes {
    let targets = targets
    let groups = stride(from: 0, to: targets.count, by: batchSize).map {
      Array(targets[$0..<min($0 + batchSize, targets.count)])
    }
    var images: [[Float]] = []
    for (number, group) in groups.enumerated() {
      images += try drawn(group) { progress(number * $1 + $0, groups.count * $1) }
    }
    let (channels, height, width) = network.imageShape
    return SubjectPrototypes(
      (0..<network.subjectCount).map { Array(images[$0 * seedCount..<($0 + 1) * seedCount]) },
      channelCount: channels, height: height, width: width)
  }

  /// A class keeps its draws whichever other classes there are.
  private var targets: [RenderTarget] {
    (0..<network.subjectCount).flatMap { subject in
      (0..<seedCount).map { number in
        let key =
          subject < network.classes.count
          ? PrototypeKey(classIndex: network.classes[subject], number: number)
          : PrototypeKey(
            hashing: "direction \(subject - network.classes.count)", number: number)
        return RenderTarget(
          key: key, objective: .channel(layer: SubjectNetwork.logOddsLayer, index: subject))
      }
    }
  }

  private func drawn(
    _ targets: [RenderTarget], progress: (Int, Int) -> Bool
  ) throws -> [[Float]] {
    let renderer = try Renderer(network, configuration, targets: targets, device: device)
    try renderer.run { progress($0.step + 1, $0.stepCount) }
    guard renderer.isFinished else { throw SpuriousFeatureError.cancelled }
    return try renderer.images().map(\.colors)
  }
}
