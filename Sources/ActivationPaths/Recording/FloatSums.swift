/// Sums over long vectors, sixteen numbers at a time.
///
/// A partial sum of 32-bit floats covers 4,096 numbers at most; those are added as 64-bit ones.
enum FloatSums {
  /// Lengths must be multiples of this.
  static let laneCount = 16
  private static let chunkLength = 4096

  static func sum(_ values: UnsafeBufferPointer<Float>) -> Double {
    reduce(values.count) { lanes(values, $0) }
  }

  static func sumOfSquares(_ values: UnsafeBufferPointer<Float>) -> Double {
    reduce(values.count) { index in
      let lanes = lanes(values, index)
      return lanes * lanes
    }
  }

  /// Returns `Σ |a - b + offset|`.
  static func absoluteDifferences(
    _ a: UnsafeBufferPointer<Float>, _ b: UnsafeBufferPointer<Float>, offset: Float
  ) -> Double {
    let offset = SIMD16<Float>(repeating: offset)
    return reduce(a.count) { index in
      let difference = lanes(a, index) - lanes(b, index) + offset
      return difference.replacing(with: -difference, where: difference .< 0)
    }
  }

  @inline(__always)
  private static func lanes(_ values: UnsafeBufferPointer<Float>, _ index: Int) -> SIMD16<Float> {
    UnsafeRawPointer(values.baseAddress.unsafelyUnwrapped + index)
      .loadUnaligned(as: SIMD16<Float>.self)
  }

  @inline(__always)
  private static func reduce(_ count: Int, _ term: (Int) -> SIMD16<Float>) -> Double {
    precondition(count % laneCount == 0, "a length of \(count)")
    var total = 0.0
    var start = 0
    while start < count {
      let end = min(start + chunkLength, count)
      var partial = SIMD16<Float>()
      for index in stride(from: start, to: end, by: laneCount) { partial += term(index) }
      for lane in partial.indices { total += Double(partial[lane]) }
      start = end
    }
    return total
  }
}
