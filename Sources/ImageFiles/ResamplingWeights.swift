/// How much each pixel of a line counts in each pixel of a longer or shorter line.
///
/// The weight falls linearly from the center of the new pixel to zero at a distance of one pixel,
/// of the old line when it is enlarged and of the new one when it is reduced. The second is what
/// keeps a reduced image free of aliasing, and is what Pillow and torchvision do.
struct ResamplingWeights {
  /// The pixels of the old line that count in one pixel of the new one.
  struct Window {
    let firstIndex: Int
    /// Nonnegative weights, with the sum 1.
    let weights: [Float]
  }

  /// One window for each pixel of the new line.
  let windows: [Window]

  /// Computes the weights between two lengths, in pixels.
  init(from oldLength: Int, to newLength: Int) {
    let scale = Double(oldLength) / Double(newLength)
    let reach = max(scale, 1)
    windows = (0..<newLength).map { index in
      let center = (Double(index) + 0.5) * scale
      let first = max(0, Int(center - reach + 0.5))
      let end = min(oldLength, Int(center + reach + 0.5))
      let raw = (first..<end).map { max(0, 1 - abs(Double($0) + 0.5 - center) / reach) }
      let sum = raw.reduce(0, +)
      return Window(firstIndex: first, weights: raw.map { Float($0 / sum) })
    }
  }
}
