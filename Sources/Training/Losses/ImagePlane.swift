internal import Tensors

/// The places of one channel of an image, by rows.
struct ImagePlane {
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
