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

/// The places of one channel of an image, by rows.
private struct ImagePlane {
  let height: Int
  let width: Int

  var count: Int { height * width }

  /// The two places whose mean a place shows; often the same.
  struct Source {
    let first: Int
    let second: Int
  }

  /// Draws where each place takes its color from.
  func sources(_ kind: OutlierExposure.Kind, _ random: inout Philox) -> [Source] {
    switch kind {
    case .mirroredHalf:
      let takesRight = random.integer(below: 2) == 1
      return columns { column in
        let mirrored = min(column, width - 1 - column)
        let taken = takesRight ? width - 1 - mirrored : mirrored
        return (taken, taken)
      }
    case .twins:
      return columns { column in
        let folded = min(2 * min(column, width - 1 - column), width - 1)
        return (folded, min(folded + 1, width - 1))
      }
    case .fourTiles: return tiles(2, &random)
    case .sixteenTiles: return tiles(4, &random)
    case .clouds: preconditionFailure("clouds have no source")
    }
  }

  /// Every row alike: each column shows the mean of two others.
  private func columns(_ source: (Int) -> (Int, Int)) -> [Source] {
    let row = (0..<width).map(source)
    return (0..<height).flatMap { y in
      row.map { Source(first: y * width + $0.0, second: y * width + $0.1) }
    }
  }

  /// Tiles that change places; what the number does not divide stays where it is.
  private func tiles(_ side: Int, _ random: inout Philox) -> [Source] {
    let (tileHeight, tileWidth) = (height / side, width / side)
    let order = random.shuffled(0..<side * side)
    return (0..<count).map { place in
      let (y, x) = (place / width, place % width)
      guard y < side * tileHeight, x < side * tileWidth else {
        return Source(first: place, second: place)
      }
      let tile = order[y / tileHeight * side + x / tileWidth]
      let row = tile / side * tileHeight + y % tileHeight
      let column = tile % side * tileWidth + x % tileWidth
      return Source(first: row * width + column, second: row * width + column)
    }
  }

  /// The spread of a cloud's colors around gray.
  private static let cloudDeviation: Float = 0.25
  /// A cloud has 2 to 16 grid points along each axis.
  private static let cloudOctaves = 4

  /// Draws one channel of smooth noise: normal values on a coarse grid, interpolated linearly.
  func cloud(_ random: inout Philox) -> [Float] {
    let side = 2 << random.integer(below: Self.cloudOctaves)
    var grid = [Float](repeating: 0.5, count: side * side)
    grid.withUnsafeMutableBufferPointer {
      random.addNoise(to: $0, standardDeviation: Self.cloudDeviation)
    }
    func position(_ index: Int, of extent: Int) -> (low: Int, high: Int, share: Float) {
      let place = Float(index) / Float(max(extent - 1, 1)) * Float(side - 1)
      let low = min(Int(place), side - 2)
      return (low, low + 1, place - Float(low))
    }
    let across = (0..<width).map { position($0, of: width) }
    return (0..<height).flatMap { row in
      let down = position(row, of: height)
      return across.map { x in
        func value(_ row: Int) -> Float {
          let (left, right) = (grid[row * side + x.low], grid[row * side + x.high])
          return left + x.share * (right - left)
        }
        let mixed = value(down.low) + down.share * (value(down.high) - value(down.low))
        return min(max(mixed, 0), 1)
      }
    }
  }
}
