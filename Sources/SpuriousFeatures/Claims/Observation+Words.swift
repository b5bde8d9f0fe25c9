internal import Foundation

extension Observation {
  /// The observation in words, with the numbers of other classes beside its own.
  ///
  /// - Parameter names: The names of classes by index.
  /// - Returns: Words without an end, to stand in a list.
  public func sentence(_ names: (Int) -> String) -> String {
    let (low, high) = (shown(usual.lowerBound), shown(usual.upperBound))
    let bounds = isNegated ? "\(high) to \(low)" : "\(low) to \(high)"
    return "\(subject(names)): \(shown(value)), where most classes have \(bounds)"
  }

  /// What the number is, in words.
  private func subject(_ names: (Int) -> String) -> String {
    switch score {
    case .blank: "ruled out where nothing is to be seen, by log-odds"
    case .surround: "carried by the frame of its prototypes rather than by the middle"
    case .corners: "carried by the corners of its prototypes"
    case .fine: "carried by the finest structure of its prototypes"
    case .entanglement: "its prototypes raise \(partner(names)), too"
    case .asymmetry: "its prototypes raise other classes, and theirs do not raise it"
    case .concentration: "few carriers"
    case .sharing: "shares carriers with \(partner(names)) beyond what they have in common"
    case .sufficiency: "one window of its prototypes suffices\(position)"
    case .necessity: "one window of its prototypes is needed"
    case .location: "it matters where that window lies\(position)"
    case .margin: "its prototypes are believed more firmly"
    case .meanColor, .gray, .amplitudes, .lowBand, .middleBand, .highBand, .blocks, .flip, .shift:
      "recognized by \(remainder) of its prototypes"
    }
  }

  private var remainder: String {
    switch score {
    case .meanColor: "the mean color"
    case .gray: "the brightness"
    case .amplitudes: "the frequencies, in any arrangement,"
    case .lowBand: "the coarse part"
    case .middleBand: "the middle frequencies"
    case .highBand: "the finest part"
    case .blocks: "shuffled blocks"
    case .flip: "the mirror image"
    case .shift: "a shifted copy"
    default: ""
    }
  }

  private func partner(_ names: (Int) -> String) -> String {
    other.map { "'\(names($0))'" } ?? "another class"
  }

  private var position: String {
    guard let place else { return "" }
    return " (rows \(place.rows.lowerBound) to \(place.rows.upperBound - 1), columns "
      + "\(place.columns.lowerBound) to \(place.columns.upperBound - 1))"
  }

  /// Whether the score is minus the number that people are told.
  private var isNegated: Bool { score == .blank || score == .concentration }

  /// A number with as many digits as tell it from the usual ones.
  private func shown(_ number: Double) -> String {
    let largest = max(abs(value), abs(usual.lowerBound), abs(usual.upperBound))
    let digits = largest >= 3 ? 1 : largest >= 0.3 ? 2 : 3
    return String(format: "%.\(digits)f", isNegated ? -number : number)
  }
}
