public import Aviary
public import SpuriousFeatures

extension ImageCollection {
  /// Draws images as somebody has them who does not know what was planted: scenes as in a
  /// classifier's training, none of which it has seen.
  ///
  /// - Parameters:
  ///   - schooling: How the classifier came about.
  ///   - imagesPerClass: How many images each class has.
  ///   - hasCores: Whether the birds' masks are known.
  ///   - skipped: How many images of each class come before the first, for others than those.
  /// - Throws: `AviaryError`, `SpuriousFeatureError`
  public init(
    of schooling: Schooling, imagesPerClass: Int, hasCores: Bool, skipping skipped: Int = 0
  ) throws {
    let species = schooling.species
    let size = schooling.size
    let examples = SceneExamples(
      of: try schooling.world(), share: .testing,
      count: (skipped + imagesPerClass) * species.count, size: size)
    let scenes = (skipped * species.count..<examples.count).map { examples.scene($0) }
    let images = SceneBatch.map(Array(scenes.enumerated())) { number, scene in
      let picture = scene.rendered(size: size, masks: hasCores)
      return LabeledImage(
        name: "\(scene.species.label) \(number / species.count)",
        classIndex: number % species.count, planes: picture.planes,
        core: hasCores ? picture.birdMask : nil)
    }
    try self.init(images, channelCount: 3, height: size, width: size)
  }
}
