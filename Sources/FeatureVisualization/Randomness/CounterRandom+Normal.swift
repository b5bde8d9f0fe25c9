internal import Foundation
internal import Tensors

extension CounterRandom {
  /// Returns a normally distributed number of mean 0 and variance 1.
  public mutating func normal() -> Double { stream.normal() }

  /// Fills memory with normally distributed numbers of mean 0.
  mutating func fillNormal(
    _ target: UnsafeMutableBufferPointer<Float>, standardDeviation: Float
  ) {
    for start in stride(from: 0, to: target.count, by: 2) {
      let (a, b) = (next(), next())
      let radius = standardDeviation * (-2 * logf((Float(a) + 0.5) * 0x1p-32)).squareRoot()
      let angle = 2 * Float.pi * (Float(b) * 0x1p-32)
      target[start] = radius * cosf(angle)
      if start + 1 < target.count { target[start + 1] = radius * sinf(angle) }
    }
  }

  /// Fills memory with numbers in `0..<1`.
  mutating func fillUniform(_ target: UnsafeMutableBufferPointer<Float>) {
    for index in target.indices { target[index] = uniform() }
  }
}
