internal import SpuriousFeatures
internal import Statistics

/// Whether explanations of a class's images fall into clusters, one of which may be a shortcut
/// (spectral relevance analysis, SpRAy; Lapuschkin et al., 2019).
///
/// The maps are made small and of sum 1; their nearest neighbors make a graph, whose normalized
/// Laplacian has as many small eigenvalues as there are clusters. The score is the largest gap between
/// neighboring eigenvalues behind the first two or more.
package enum SpectralClusters {
  /// How many nearest neighbors each map has.
  package static let neighborCount = 10
  /// The side of a small map, at most.
  static let mapSide = 16
  /// How many clusters there may be.
  static let clusterLimit = 8

  static func scores(_ study: BaselineStudy) -> [Double] {
    let (height, width) = (study.collection.height, study.collection.width)
    return study.perClass { _, own, _ in
      gap(own.map { pooled(study.relevance[$0], height: height, width: width) })
    }
  }

  /// The largest gap of the eigenvalues of a graph of maps.
  package static func gap(_ maps: [[Double]]) -> Double {
    let values = SymmetricEigensystem(laplacian(affinities(maps))).values
    return (2..<max(2, min(clusterLimit + 1, values.count))).map { values[$0] - values[$0 - 1] }
      .max() ?? 0
  }

  /// The means of blocks of pixels, divided by their sum.
  package static func pooled(_ map: [Float], height: Int, width: Int) -> [Double] {
    let (rows, columns) = (min(mapSide, height), min(mapSide, width))
    let blocks = (0..<rows * columns).map { block in
      let (row, column) = (block / columns, block % columns)
      let (top, bottom) = (row * height / rows, (row + 1) * height / rows)
      let (left, right) = (column * width / columns, (column + 1) * width / columns)
      return (top..<bottom).flatMap { y in (left..<right).map { Double(map[y * width + $0]) } }.mean
    }
    let total = blocks.reduce(0, +)
    return total > 0 ? blocks.map { $0 / total } : blocks
  }

  /// 1 between maps that are among each other's nearest, 1/2 if only one is among the other's.
  package static func affinities(
    _ maps: [[Double]], neighborCount: Int = neighborCount
  ) -> [[Double]] {
    let count = min(neighborCount, maps.count - 1)
    let nearest = maps.indices.map { place in
      let distances = maps.map { map in
        zip(map, maps[place]).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      }
      let others = maps.indices.filter { $0 != place }
      return Set(others.sorted { (distances[$0], $0) < (distances[$1], $1) }.prefix(count))
    }
    return maps.indices.map { a in
      maps.indices.map { b in
        ((nearest[a].contains(b) ? 1 : 0) + (nearest[b].contains(a) ? 1 : 0)) / 2
      }
    }
  }

  /// I - D^(-1/2) A D^(-1/2) with the sums D of the affinities A.
  private static func laplacian(_ affinities: [[Double]]) -> [[Double]] {
    let scales = affinities.map { row in
      let degree = row.reduce(0, +)
      return degree > 0 ? 1 / degree.squareRoot() : 0
    }
    return affinities.indices.map { a in
      affinities.indices.map { (a == $0 ? 1 : 0) - scales[a] * affinities[a][$0] * scales[$0] }
    }
  }
}
