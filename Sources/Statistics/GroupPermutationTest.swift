public import Tensors

/// Tests whether one group of things scores higher than the others, by giving the group's name to
/// others at random.
///
/// The statistic is Welch's t, the difference of means over its standard error, so that groups of
/// unlike spread are no finding by themselves (Janssen, 1997; Chung and Romano, 2013); of groups
/// below ``studentizedCount`` it is the difference of means. Where a small group varies more than the
/// rest, permutations still find too much; a p-value is therefore never below that of Welch's test
/// itself, times the number of scores. Several scores of each thing are tested
/// at once by the largest of their statistics.
public struct GroupPermutationTest: Sendable {
  /// From how many things in a group on its own spread is used.
  public static let studentizedCount = 5

  /// How many times names are given anew.
  public let permutationCount: Int
  /// What fixes them.
  public let random: Philox

  /// Creates a test.
  public init(permutationCount: Int, random: Philox) {
    self.permutationCount = permutationCount
    self.random = random
  }

  /// What the test says.
  public struct Result: Hashable, Sendable {
    /// The one-sided p-value, (1 + how many permutations reach the statistic) / (1 + all).
    public let pValue: Double
    /// Which of the scores has the largest statistic.
    public let strongest: Int
  }

  /// Tests for a group that scores higher.
  ///
  /// - Parameters:
  ///   - scores: Lists of scores, each with one for every thing.
  ///   - group: The things of the group.
  /// - Returns: `nil` if the group or the rest has fewer than two things, or no score varies.
  /// - Precondition: The lists are of one length, and the group's places in it.
  public func result(of scores: [[Double]], group: [Int]) -> Result? {
    guard let count = scores.first?.count, group.count > 1, count - group.count > 1 else {
      return nil
    }
    let sums = scores.map(Sums.init)
    let observed = sums.map { $0.statistic(of: group) }
    guard let strongest = observed.indices.max(by: { observed[$0] < observed[$1] }),
      observed[strongest] > -.infinity
    else { return nil }
    var random = random
    var order = Array(0..<count)
    var reached = 0
    for _ in 0..<permutationCount {
      // The first places of a shuffle are a sample without replacement.
      for place in 0..<group.count {
        order.swapAt(place, place + random.integer(below: count - place))
      }
      let sample = order[..<group.count]
      let largest = sums.reduce(-Double.infinity) { max($0, $1.statistic(of: sample)) }
      if largest >= observed[strongest] - 1e-12 * abs(observed[strongest]) { reached += 1 }
    }
    let share = Double(1 + reached) / Double(1 + permutationCount)
    let bound = min(1, Double(scores.count) * sums[strongest].welchPValue(of: group))
    return Result(pValue: max(share, bound), strongest: strongest)
  }

  /// One list of scores with what any group's statistic needs.
  private struct Sums {
    let scores: [Double]
    let total: Double
    let totalOfSquares: Double

    init(_ scores: [Double]) {
      // Around zero, where squares lose least.
      let mean = scores.reduce(0, +) / Double(scores.count)
      self.scores = scores.map { $0 - mean }
      total = self.scores.reduce(0, +)
      totalOfSquares = self.scores.reduce(0) { $0 + $1 * $1 }
    }

    func statistic(of group: some Collection<Int>) -> Double {
      guard totalOfSquares > 0 else { return -.infinity }
      let parts = parts(of: group)
      guard group.count >= GroupPermutationTest.studentizedCount else { return parts.difference }
      return parts.difference / max((parts.own + parts.rest).squareRoot(), smallestError)
    }

    /// The one-sided p-value of Welch's test; 0 for a group that is too small for it.
    func welchPValue(of group: some Collection<Int>) -> Double {
      guard group.count >= GroupPermutationTest.studentizedCount else { return 0 }
      let parts = parts(of: group)
      let error = parts.own + parts.rest
      guard error > smallestError * smallestError else { return 0 }
      let size = Double(group.count)
      let others = Double(scores.count) - size
      let freedom =
        error * error
        / (parts.own * parts.own / (size - 1) + parts.rest * parts.rest / (others - 1))
      return StudentDistribution.upperTail(
        parts.difference / error.squareRoot(), degreesOfFreedom: freedom)
    }

    /// A tenth of a millionth of the spread: keeps equal scores from an endless statistic.
    private var smallestError: Double {
      1e-7 * (totalOfSquares / Double(scores.count)).squareRoot()
    }

    /// The difference of means, and the squared standard errors of both.
    private func parts(
      of group: some Collection<Int>
    ) -> (difference: Double, own: Double, rest: Double) {
      var (sum, squares) = (0.0, 0.0)
      for index in group {
        sum += scores[index]
        squares += scores[index] * scores[index]
      }
      let size = Double(group.count)
      let others = Double(scores.count) - size
      let rest = total - sum
      return (
        sum / size - rest / others,
        max(0, squares - sum * sum / size) / (size - 1) / size,
        max(0, totalOfSquares - squares - rest * rest / others) / (others - 1) / others
      )
    }
  }
}
