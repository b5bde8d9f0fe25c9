internal import Tensors

/// How often each of several things occurs in each bootstrap sample.
struct Resampling {
  /// By thing and then by sample; place 0 is everything there is, once each.
  private(set) var multiplicities: [[Double]]

  var count: Int { multiplicities.count }

  /// Draws samples with replacement, of as many as there are.
  ///
  /// - Parameters:
  ///   - count: How many things there are.
  ///   - sampleCount: How many samples are drawn.
  ///   - hasPairs: Whether a sample of a single thing, which has no pairs, is drawn again.
  ///   - random: Where chance comes from.
  init(of count: Int, sampleCount: Int, hasPairs: Bool = false, random: Philox) {
    var random = random
    multiplicities = [[Double]](
      repeating: [1] + [Double](repeating: 0, count: sampleCount), count: count)
    guard count > 0 else { return }
    for sample in 1..<sampleCount + 1 {
      var drawn = (0..<count).map { _ in random.integer(below: count) }
      while hasPairs, count > 1, drawn.allSatisfy({ $0 == drawn[0] }) {
        drawn = (0..<count).map { _ in random.integer(below: count) }
      }
      for thing in drawn { multiplicities[thing][sample] += 1 }
    }
  }
}
