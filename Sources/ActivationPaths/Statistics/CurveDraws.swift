/// The scores of one kind of images at every layer and over the thirds.
struct CurveDraws {
  /// A layer's figures, or a third's, in both views.
  struct Viewed {
    let units: ScoreDraws
    let channels: ScoreDraws

    static func mean(_ parts: [Viewed]) -> Viewed {
      Viewed(units: .mean(parts.map(\.units)), channels: .mean(parts.map(\.channels)))
    }
  }

  let subject: PathSubject
  let layers: [Viewed]
  let thirds: [Viewed]

  /// Divides the figures of one kind of images.
  ///
  /// - Parameters:
  ///   - subject: The kind.
  ///   - cells: A layer's units and then its channels, layer by layer.
  ///   - thirds: Which third each layer is in.
  init(_ subject: PathSubject, cells: [SubjectDraws], thirds: [Int]) {
    self.subject = subject
    let layers = stride(from: 0, to: cells.count, by: 2).map {
      Viewed(units: ScoreDraws(cells[$0]), channels: ScoreDraws(cells[$0 + 1]))
    }
    self.layers = layers
    self.thirds = Set(thirds).sorted().map { third in
      .mean(layers.indices.filter { thirds[$0] == third }.map { layers[$0] })
    }
  }

  /// The scores with their intervals.
  func curve(imageCount: Int, limit: Int) -> PathCurve {
    func score(_ viewed: Viewed) -> ViewedPathScore {
      ViewedPathScore(
        units: viewed.units.score(count: limit), channels: viewed.channels.score(count: limit))
    }
    return PathCurve(
      subject: subject, imageCount: imageCount, layers: layers.map(score),
      thirds: thirds.map(score))
  }
}
