/// How something grows over the first steps of a training.
enum WarmUp {
  /// Returns how much of it there is at a step: the same more at each, up to all.
  ///
  /// - Parameters:
  ///   - step: The step, from 0.
  ///   - count: How many steps the training has.
  ///   - share: Over which share of them it grows, in `0...1`.
  /// - Returns: A factor in `0...1`.
  static func factor(at step: Int, of count: Int, share: Double) -> Double {
    min(1, Double(step + 1) / max(share * Double(count), 1))
  }
}
