public import Tensors

/// Images that show no class, on which a network learns to be undecided even under attack.
///
/// Without them, a network may take two heads for a bird, and its prototypes show two. After
/// outlier exposure (Hendrycks et al., 2019), made robust as in RATIO (Augustin et al., 2020); the
/// outliers are ours: they are made from the batch's own images, so that nothing else is needed.
public struct OutlierExposure: Hashable, Codable, Sendable {
  /// How much the outliers' loss counts: their mean cross entropy with all classes being equally
  /// probable.
  public var weight: Double
  /// How many outliers a step sees, as a share of its images.
  public var share: Double

  public init(weight: Double = 0.3, share: Double = 0.5) {
    self.weight = weight
    self.share = share
  }

  var violations: [ConfigurationViolation] {
    var found = ConfigurationCheck()
    found.require(weight > 0 && weight.isFinite, "outliers.weight", "positive", weight)
    found.require(share > 0 && share <= 1, "outliers.share", "above 0 and at most 1", share)
    return found.violations
  }
}

extension OutlierExposure {
  /// What is done to an image; the last ones replace all of it.
  enum Kind: CaseIterable {
    /// A half, either one, and its mirror image.
    case mirroredHalf
    /// The image at half its width, twice, one of them mirrored.
    case twins
    /// The image cut into 2 × 2 tiles that change places.
    case fourTiles
    /// The image cut into 4 × 4 tiles that change places.
    case sixteenTiles
    /// Clouds of color.
    case clouds
  }

  /// A half and its mirror image are what prototypes are most prone to.
  private static let frequencies: [Kind] = [
    .mirroredHalf, .mirroredHalf, .mirroredHalf, .twins, .fourTiles, .sixteenTiles, .clouds,
  ]

  /// Returns outliers, colors in `0...1`.
  ///
  /// - Parameters:
  ///   - images: What they are made from: colors in `0...1`, of shape
  ///     `[batch, channels, height, width]`.
  ///   - random: Where all choices are drawn from.
  /// - Returns: Outliers of the same size, ``share`` times as many, but at least two.
  /// - Throws: `TensorError` if these are no float32 images.
  public func outliers(from images: Tensor, _ random: inout Philox) throws(TensorError) -> Tensor {
    let shape = images.shape
    let count = min(max(Int((share * Double(shape[0])).rounded()), 2), shape[0])
    let colors = try images.floats()
    let size = shape.dropFirst().reduce(1, *)
    let plane = ImagePlane(height: shape[2], width: shape[3])
    var result: [Float] = []
    result.reserveCapacity(count * size)
    for index in 0..<count {
      let kind = Self.frequencies[random.integer(below: Self.frequencies.count)]
      if kind == .clouds {
        for _ in 0..<shape[1] { result += plane.cloud(&random) }
      } else {
        let sources = plane.sources(kind, &random)
        for channel in 0..<shape[1] {
          let start = index * size + channel * plane.count
          result += sources.map { 0.5 * (colors[start + $0.first] + colors[start + $0.second]) }
        }
      }
    }
    return try Tensor(result, shape: [count] + shape.dropFirst())
  }
}
