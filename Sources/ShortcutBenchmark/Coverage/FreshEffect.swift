public import Classifiers
public import SpuriousFeatures
internal import Statistics

/// The effect of one class's component on images that the test has not seen.
public struct FreshEffect: Hashable, Codable, Sendable {
  public let classIndex: Int
  public let component: Component
  /// The mean difference of the class's probability on other classes' images.
  public let sufficiency: Double

  /// Creates an effect.
  public init(classIndex: Int, component: Component, sufficiency: Double) {
    self.classIndex = classIndex
    self.component = component
    self.sufficiency = sufficiency
  }
}

extension FreshEffect {
  /// How many times as many images receive and give as in the test.
  public static let imageFactor = 4

  /// Measures effects anew.
  ///
  /// - Parameters:
  ///   - classifier: The network.
  ///   - collection: Other images than the test's, ``imageFactor`` times as many.
  ///   - configuration: The test's.
  ///   - progress: As in `DonorTransplantTest.cells(progress:)`.
  /// - Returns: The effects of all components that have one place. Of several places the test takes
  ///   the one with the largest effect, which is a question of its own on other images.
  /// - Throws: `SpuriousFeatureError.cancelled`; what the network throws.
  public static func all(
    _ classifier: any ActivationSource, _ collection: ImageCollection,
    configuration: TransplantConfiguration,
    progress: @escaping (DonorTransplantTest.Phase, Int, Int) -> Bool = { _, _, _ in true }
  ) throws -> [FreshEffect] {
    var configuration = configuration
    configuration.recipientsPerClass *= imageFactor
    configuration.permutationCount = 0
    configuration.sampleCount = 0
    let test = DonorTransplantTest(classifier, collection, configuration: configuration)
    return try test.cells(progress: progress).filter { $0.place == nil }.map {
      FreshEffect(
        classIndex: $0.classIndex, component: $0.component,
        sufficiency: $0.sufficiency.probability.value)
    }
  }
}
