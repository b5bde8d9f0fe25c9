internal import Foundation

/// How far a class's prototypes raise other classes' scores, above what any prototype does.
///
/// E(c→k) is the mean score of class k on the prototypes of c, less its mean over the prototypes of
/// all other classes j, divided by the standard deviation of those means. Without the subtraction a
/// class that everything raises would look entangled with everything.
public struct Entanglement: Hashable, Sendable {
  /// E, of shape `[subjects, classes]`; `nan` where a class meets itself.
  public let values: [[Double]]

  /// Measures from mean scores.
  ///
  /// - Parameter scores: The mean score of each class on each subject's prototypes, of shape
  ///   `[subjects, classes]`: the classes' own rows first, then others.
  public init(scores: [[Double]]) {
    let classCount = scores.first?.count ?? 0
    values = scores.indices.map { subject in
      (0..<classCount).map { other in
        guard subject != other else { return .nan }
        let rest = (0..<classCount).filter { $0 != subject && $0 != other }
          .map { scores[$0][other] }
        return (scores[subject][other] - rest.mean) / max(rest.deviation, Self.smallestSpread)
      }
    }
  }

  private static let smallestSpread = 1e-6

  /// The class that a subject's prototypes raise most.
  public func partner(of subject: Int) -> Int? {
    values[subject].indices.filter { $0 != subject }
      .max { values[subject][$0] < values[subject][$1] }
  }

  /// The largest E of a subject.
  public func largest(of subject: Int) -> Double {
    partner(of: subject).map { values[subject][$0] } ?? 0
  }

  /// The largest E(c→k) - E(k→c) of a class: one-way arrows, where something that is k's own
  /// serves c.
  public func asymmetry(of classIndex: Int) -> Double {
    (values.first?.indices ?? 0..<0).filter { $0 != classIndex }
      .map { values[classIndex][$0] - values[$0][classIndex] }.max() ?? 0
  }
}

extension [Double] {
  /// The standard deviation of a sample; 0 of fewer than two.
  var deviation: Double {
    guard count > 1 else { return 0 }
    let mean = mean
    return (reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)).squareRoot()
  }

  /// How many deviations each is above the mean; 0 where nothing varies.
  var standardized: [Double] {
    let (mean, deviation) = (mean, deviation)
    return map { deviation > 1e-12 ? ($0 - mean) / deviation : 0 }
  }
}
