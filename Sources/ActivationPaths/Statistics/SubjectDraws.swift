/// What a layer says of images of one kind in one view, before anything is divided.
struct SubjectDraws {
  /// The similarity of the images to photographs of the class.
  var images: Similarities<Draws>
  /// The similarity of photographs of the class to each other.
  var ceiling: Similarities<Draws>
  /// The similarity of photographs of other classes to those of the class.
  var floor: Similarities<Draws>
  var toMean: Similarities<Draws>
  var distance: Draws
  /// The distance of a photograph of the class from the mean of the others.
  var spread: Draws
}

extension SubjectDraws {
  /// How many figures there are in ``figures``.
  static let figureCount = 14

  /// All figures in one order; where one of a ratio's parts has no value, none has.
  var figures: [Draws] {
    let none = distance.none
    func known(_ image: Draws, _ ceiling: Draws, _ floor: Draws) -> [Draws] {
      [image, ceiling, floor].contains { $0.value.isNaN }
        ? [none, none, none]
        : [image, ceiling, floor]
    }
    return known(images.spearman, ceiling.spearman, floor.spearman)
      + known(images.pearson, ceiling.pearson, floor.pearson)
      + known(images.cosine, ceiling.cosine, floor.cosine)
      + [toMean.spearman, toMean.pearson, toMean.cosine, distance, spread]
  }

  /// Takes ``figures`` apart again.
  init(figures f: [Draws]) {
    images = Similarities(spearman: f[0], pearson: f[3], cosine: f[6])
    ceiling = Similarities(spearman: f[1], pearson: f[4], cosine: f[7])
    floor = Similarities(spearman: f[2], pearson: f[5], cosine: f[8])
    toMean = Similarities(spearman: f[9], pearson: f[10], cosine: f[11])
    distance = f[12]
    spread = f[13]
  }

  /// The mean of several, each with a weight.
  static func mean(_ parts: [(weight: Double, draws: SubjectDraws)]) -> SubjectDraws {
    let all = parts.map { ($0.weight, $0.draws.figures) }
    let none = parts[0].draws.distance.none
    return SubjectDraws(
      figures: (0..<figureCount).map { index in
        Draws.mean(all.map { ($0, $1[index]) }) ?? none
      })
  }
}

extension Similarities {
  func map<Other>(_ transform: (Value) -> Other) -> Similarities<Other> {
    Similarities<Other>(
      spearman: transform(spearman), pearson: transform(pearson), cosine: transform(cosine))
  }
}
