/// How a number is chosen anew at every step.
public indirect enum Draw: Hashable, Sendable {
  case constant(Double)
  /// Evenly distributed.
  case uniform(ClosedRange<Double>)
  /// One of some values, each as likely as any other.
  case choice([Double])
  /// Normally distributed, then limited to a range.
  case normal(mean: Double, standardDeviation: Double, limits: ClosedRange<Double>)
  /// A change over the run, evenly from one distribution to another.
  case ramp(from: Draw, to: Draw)
}

extension Draw {
  /// Draws a number.
  ///
  /// The same amount of randomness is used whatever the numbers are.
  ///
  /// - Parameters:
  ///   - random: Where randomness comes from.
  ///   - progress: How much of the run has passed, in `0...1`.
  /// - Returns: The number.
  package func value(_ random: inout CounterRandom, progress: Double) -> Double {
    switch self {
    case .constant(let value): value
    case .uniform(let range): random.uniform(in: range)
    case .choice(let values): values[Int(random.next()) % values.count]
    case .normal(let mean, let deviation, let limits):
      min(max(mean + deviation * random.normal(), limits.lowerBound), limits.upperBound)
    case .ramp(let start, let end):
      value(of: start, end, &random, progress)
    }
  }

  /// Both ends get the same random words, so that the number moves along with the distributions.
  private func value(
    of start: Draw, _ end: Draw, _ random: inout CounterRandom, _ progress: Double
  ) -> Double {
    var copy = random
    let first = start.value(&random, progress: progress)
    return first + (end.value(&copy, progress: progress) - first) * progress
  }

  /// The middle of what can be drawn when `progress` of the run has passed.
  func typicalValue(progress: Double) -> Double {
    switch self {
    case .constant(let value): value
    case .uniform(let range): (range.lowerBound + range.upperBound) / 2
    case .choice(let values): values.reduce(0, +) / Double(max(values.count, 1))
    case .normal(let mean, _, _): mean
    case .ramp(let start, let end):
      start.typicalValue(progress: progress) * (1 - progress)
        + end.typicalValue(progress: progress) * progress
    }
  }

  /// The range that holds all that can be drawn over the run, or `nil` if there is nothing to draw.
  var bounds: ClosedRange<Double>? {
    switch self {
    case .constant(let value): value...value
    case .uniform(let range), .normal(_, _, let range): range
    case .choice(let values):
      values.min().flatMap { smallest in values.max().map { smallest...$0 } }
    case .ramp(let start, let end):
      start.bounds.flatMap { first in
        end.bounds.map {
          min(first.lowerBound, $0.lowerBound)...max(first.upperBound, $0.upperBound)
        }
      }
    }
  }
}
