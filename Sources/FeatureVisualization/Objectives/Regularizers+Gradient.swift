extension Regularizers {
  /// Adds the derivatives of all penalties by each color to `gradient`.
  ///
  /// - Returns: The weighted sum of all penalties.
  package func addPenalties(
    of image: UnsafePointer<Float>, _ shape: ImageShape,
    to gradient: UnsafeMutablePointer<Float>
  ) -> Double {
    var total = 0.0
    let planeSize = shape.height * shape.width
    for channel in 0..<shape.channels {
      let (plane, target) = (image + channel * planeSize, gradient + channel * planeSize)
      total += addNeighborPenalties(plane, shape, target)
      total += addTotalVariation(plane, shape, target)
      total += addGrayPenalties(plane, shape, target)
    }
    return total
  }
}

// MARK: Neighbors

extension Regularizers {
  private func addNeighborPenalties(
    _ plane: UnsafePointer<Float>, _ shape: ImageShape, _ gradient: UnsafeMutablePointer<Float>
  ) -> Double {
    guard highFrequency != 0 || squaredHighFrequency != 0 else { return 0 }
    let (height, width) = (shape.height, shape.width)
    let vertical = shape.channels * (height - 1) * width
    let horizontal = shape.channels * height * (width - 1)
    var (down, right) = (0.0, 0.0)
    withUnsafeTemporaryAllocation(of: Float.self, capacity: width) { scratch in
      guard let slopes = scratch.baseAddress else { return }
      for row in 0..<height {
        let (colors, target) = (plane + row * width, gradient + row * width)
        right += addDifferences(
          colors, colors + 1, width - 1, horizontal, slopes, target, target + 1)
        guard row + 1 < height else { continue }
        down += addDifferences(
          colors, colors + width, width, vertical, slopes, target, target + width)
      }
    }
    return (down / Double(max(vertical, 1))) + (right / Double(max(horizontal, 1)))
  }

  /// Adds the derivatives for pairs of neighbors.
  ///
  /// - Parameters:
  ///   - first: The first color of each pair.
  ///   - second: The second color of each pair.
  ///   - count: The number of pairs.
  ///   - total: The number of pairs that the mean is over.
  ///   - slopes: Scratch for `count` numbers. Gradients overlap where neighbors are in a row, so
  ///     they are added in two passes.
  ///   - firstGradient: Where the derivatives by `first` go.
  ///   - secondGradient: Where the derivatives by `second` go.
  /// - Returns: The weighted sum over the pairs, not divided by their number.
  private func addDifferences(
    _ first: UnsafePointer<Float>, _ second: UnsafePointer<Float>, _ count: Int, _ total: Int,
    _ slopes: UnsafeMutablePointer<Float>, _ firstGradient: UnsafeMutablePointer<Float>,
    _ secondGradient: UnsafeMutablePointer<Float>
  ) -> Double {
    guard count > 0 else { return 0 }
    let absolute = Float(highFrequency)
    let squared = Float(squaredHighFrequency)
    let share = 1 / Float(total)
    // Vectors by hand: a sum of floats is never reordered by the compiler.
    typealias Vector = SIMD8<Float>
    func differences(_ index: Int) -> Vector {
      UnsafeRawPointer(second + index).loadUnaligned(as: Vector.self)
        - UnsafeRawPointer(first + index).loadUnaligned(as: Vector.self)
    }
    func slope(_ difference: Vector) -> Vector {
      let sign = Vector(repeating: 0)
        .replacing(with: 1, where: difference .> 0).replacing(with: -1, where: difference .< 0)
      return share * (absolute * sign + 2 * squared * difference)
    }
    func penalty(_ difference: Vector) -> Vector {
      let magnitude = difference.replacing(with: -difference, where: difference .< 0)
      return absolute * magnitude + squared * difference * difference
    }
    var sums = Vector(repeating: 0)
    let whole = count / Vector.scalarCount * Vector.scalarCount
    for index in stride(from: 0, to: whole, by: Vector.scalarCount) {
      let difference = differences(index)
      UnsafeMutableRawPointer(slopes + index).storeBytes(of: slope(difference), as: Vector.self)
      sums += penalty(difference)
    }
    var sum = sums.sum()
    for index in whole..<count {
      let difference = Vector(repeating: second[index] - first[index])
      slopes[index] = slope(difference)[0]
      sum += penalty(difference)[0]
    }
    for index in 0..<count { firstGradient[index] -= slopes[index] }
    for index in 0..<count { secondGradient[index] += slopes[index] }
    return Double(sum)
  }
}

// MARK: Total variation

extension Regularizers {
  /// Keeps the derivative of a constant image's zero gradient finite.
  private static let smallestSquare: Float = 1e-8

  private func addTotalVariation(
    _ plane: UnsafePointer<Float>, _ shape: ImageShape, _ gradient: UnsafeMutablePointer<Float>
  ) -> Double {
    guard totalVariation != 0 else { return 0 }
    let (height, width) = (shape.height, shape.width)
    let weight = Float(totalVariation) / Float(shape.count)
    var sum = 0.0
    for row in 0..<height {
      for column in 0..<width {
        let index = row * width + column
        let down = row + 1 < height ? plane[index + width] - plane[index] : 0
        let right = column + 1 < width ? plane[index + 1] - plane[index] : 0
        let length = (down * down + right * right + Self.smallestSquare).squareRoot()
        sum += Double(length - Self.smallestSquare.squareRoot())
        gradient[index] -= weight * (down + right) / length
        if row + 1 < height { gradient[index + width] += weight * down / length }
        if column + 1 < width { gradient[index + 1] += weight * right / length }
      }
    }
    return sum * Double(weight)
  }
}

// MARK: Gray

extension Regularizers {
  private func addGrayPenalties(
    _ plane: UnsafePointer<Float>, _ shape: ImageShape, _ gradient: UnsafeMutablePointer<Float>
  ) -> Double {
    guard distanceFromGray != 0 || boundary != 0 else { return 0 }
    let (height, width) = (shape.height, shape.width)
    let inner = Float(distanceFromGray) / Float(shape.count)
    let near = inner + Float(boundary) / Float(borderCount(shape))
    var sum = 0.0
    for row in 0..<height {
      let isNear = row < boundaryWidth || row >= height - boundaryWidth
      for column in 0..<width {
        let index = row * width + column
        let atBorder = isNear || column < boundaryWidth || column >= width - boundaryWidth
        let weight = atBorder ? near : inner
        let distance = plane[index] - 0.5
        sum += Double(weight * distance * distance)
        gradient[index] += 2 * weight * distance
      }
    }
    return sum
  }

  /// The number of colors near the border; at least 1.
  private func borderCount(_ shape: ImageShape) -> Int {
    let inside =
      max(shape.height - 2 * boundaryWidth, 0) * max(shape.width - 2 * boundaryWidth, 0)
    return max(shape.channels * (shape.height * shape.width - inside), 1)
  }
}
