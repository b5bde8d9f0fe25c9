internal import Statistics
internal import Tensors

extension NeuralComponents {
  private static let componentCount = 10
  private static let topCount = 5

  /// Finds the components.
  ///
  /// - Parameters:
  ///   - names: The names of the class's images.
  ///   - images: The features of the class's images.
  ///   - weights: The class's weights in the last linear map.
  ///   - backgrounds: The features of backgrounds alone, of the class's images and of others; `nil`
  ///     without masks.
  /// - Throws: `TensorError`
  init(
    names: [String], images: [[Float]], weights: [Float],
    backgrounds: (own: [[Float]], others: [[Float]])?
  ) throws {
    let basis = try ContributionBasis(images, weights: weights, count: Self.componentCount)
    let own = images.map(basis.contributions)
    let ownBackgrounds = backgrounds?.own.map(basis.contributions)
    let otherBackgrounds = backgrounds?.others.map(basis.contributions)
    imageCount = images.count
    components = (0..<basis.count).map { number in
      let alphas = own.map { $0[number] }
      let order = alphas.indices.sorted { (alphas[$1], $0) < (alphas[$0], $1) }
      return NeuralComponent(
        logitShare: basis.totalVariance > 0 ? alphas.variance / basis.totalVariance : 0,
        backgroundness: AreaUnderCurve.of(
          ownBackgrounds?.map { $0[number] } ?? [],
          above: otherBackgrounds?.map { $0[number] } ?? []
        ),
        topImages: order.prefix(Self.topCount).map { names[$0] })
    }
  }
}

/// Principal components of what features add to a score.
private struct ContributionBasis {
  private let weights: [Float]
  private let center: [Double]
  private let directions: [[Double]]
  /// The sum of each direction: what a step along it adds to the score.
  private let sums: [Double]
  /// The variance of the score over the images.
  let totalVariance: Double

  /// The share of the largest eigenvalue below which the others are rounding.
  private static let smallestEigenvalue = 1e-9

  /// Finds the components by the eigenvectors of the images' products with each other, which are
  /// fewer than features.
  init(_ images: [[Float]], weights: [Float], count: Int) throws {
    let contributions = images.map { zip($0, weights).map { Double($0) * Double($1) } }
    let center = weights.indices.map { index in contributions.map { $0[index] }.mean }
    let centered = contributions.map { zip($0, center).map { $0 - $1 } }
    let matrix = try Tensor(centered.flatMap { $0 }, shape: [images.count, weights.count])
    let (values, vectors) = try matrix.matrixMultiplied(by: matrix.transposed(0, 1))
      .symmetricEigenvectors()
    let eigenvalues = try values.scalars(as: Double.self)
    let largest = eigenvalues.last ?? 0
    let kept = eigenvalues.indices.reversed().filter {
      eigenvalues[$0] > Self.smallestEigenvalue * largest
    }.prefix(count)
    let projected = try vectors.transposed(0, 1).matrixMultiplied(by: matrix)
      .scalars(as: Double.self)
    directions = kept.map { row in
      projected[row * weights.count..<(row + 1) * weights.count].map {
        $0 / eigenvalues[row].squareRoot()
      }
    }
    sums = directions.map { $0.reduce(0, +) }
    totalVariance = centered.map { $0.reduce(0, +) }.variance
    (self.weights, self.center) = (weights, center)
  }

  var count: Int { directions.count }

  /// What every component adds to the score of an image, α.
  func contributions(of features: [Float]) -> [Double] {
    let centered = features.indices.map {
      Double(features[$0]) * Double(weights[$0]) - center[$0]
    }
    return zip(directions, sums).map { direction, sum in
      sum * zip(direction, centered).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }
}
