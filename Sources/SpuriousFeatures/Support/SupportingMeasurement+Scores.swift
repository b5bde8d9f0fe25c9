internal import Classifiers

extension SupportingMeasurement {
  /// Adds the scores that take features of images.
  ///
  /// - Throws: What showing images throws.
  func addReadings(to evidence: inout SupportingEvidence) throws {
    let reader = FeatureReader(runner: runner, space: space)
    let views = try views(reader)
    if views.own[.background] == nil {
      evidence.omit(.backgroundGaps, because: .noMasks)
    } else {
      evidence.backgroundGaps = BackgroundGaps(
        of: cell.classIndex, own: views.own, others: views.others[.background] ?? [],
        bootstrap: bootstrap(.gaps))
    }
    try addComponents(to: &evidence, views)
    let rows = try trials.rows(reader)
    guard !rows.isEmpty else {
      evidence.omit(.headCounterfactual, .ranking, because: .noTransplants)
      return
    }
    try addCounterfactual(to: &evidence, rows)
    addRanking(to: &evidence, rows, views)
  }

  private func addComponents(to evidence: inout SupportingEvidence, _ views: Views) throws {
    guard let head else {
      evidence.omit(.components, because: .noLinearHead)
      return
    }
    guard sample.own.count >= SpuriosityRanking.smallestCount else {
      evidence.omit(.components, because: .tooFewImages)
      return
    }
    let own = views.own[.background]?.map(\.features)
    let others = views.others[.background]?.map(\.features)
    evidence.components = try NeuralComponents(
      names: sample.own.map(name), images: (views.own[.whole] ?? []).map(\.features),
      weights: Array(head.weights(of: cell.classIndex)),
      backgrounds: own.flatMap { own in others.map { (own, $0) } })
  }

  private func addCounterfactual(
    to evidence: inout SupportingEvidence, _ rows: [CarrierRow]
  ) throws {
    guard let head else {
      evidence.omit(.headCounterfactual, because: .noLinearHead)
      return
    }
    evidence.headCounterfactual = HeadCounterfactual(
      rows, of: cell.classIndex, head: head, placeCount: try placeCount,
      bootstrap: bootstrap(.effects))
  }

  private func addRanking(
    to evidence: inout SupportingEvidence, _ rows: [CarrierRow], _ views: Views
  ) {
    guard hasFeatures else {
      evidence.omit(.ranking, because: .noFeatures)
      return
    }
    let direction = CarrierDirection(rows)
    let images = zip(sample.own, views.own[.whole] ?? []).map { image, reading in
      (
        name: name(image), position: direction.position(of: reading.features),
        isRight: reading.answer == cell.classIndex
      )
    }
    let others = (views.others[.whole] ?? []).map { direction.position(of: $0.features) }
    evidence.ranking = SpuriosityRanking(images, others: others)
    if evidence.ranking == nil { evidence.omit(.ranking, because: .tooFewImages) }
  }

  /// Adds the windows of real images that look like the prototypes' own.
  ///
  /// - Throws: What showing images throws.
  func addPatches(to evidence: inout SupportingEvidence) throws {
    guard let mapLayer else {
      evidence.omit(.patchMatching, because: .noMap)
      return
    }
    let reader = FeatureReader(runner: runner, space: scoreSpace)
    guard
      let window = try PrototypeWindow.strongest(
        of: prototypes, for: cell.classIndex, reader)
    else {
      evidence.omit(.patchMatching, because: .noPrototypes)
      return
    }
    evidence.patchMatching = try PatchMatching(
      of: window, in: prototypes[window.prototype], images: sample.own, layer: mapLayer,
      runner: runner, random: random(.directions))
  }

  private func name(_ image: Int) -> String { test.setting.images[image].image.name }
}
