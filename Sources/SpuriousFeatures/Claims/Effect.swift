internal import Foundation
internal import Statistics

/// What moving a component between images does to a class: a claim of tier `effect`.
///
/// It can only be made from a cell of a ``DonorTransplantTest`` that is beyond chance, large enough,
/// and no other component's doing.
public struct Effect: Hashable, Codable, Sendable {
  /// What was measured.
  public let cell: TransplantCell
  /// Other components of the class whose effects are this one.
  public let aliases: [Component]
  /// What half of the component does.
  public let dose: DoseResponse

  /// Makes the claim; `nil` if the cell does not support it.
  public init?(_ cell: TransplantCell, aliases: [Component], dose: DoseResponse) {
    guard cell.isFinding else { return nil }
    self.cell = cell
    self.aliases = aliases
    self.dose = dose
  }

  /// How much the class leans on it.
  public var severity: Severity { Severity(of: cell, dose: dose) }

  /// What was done and what came of it, in one sentence.
  ///
  /// - Parameter name: What a class is called.
  /// - Returns: The sentence.
  public func sentence(_ name: (Int) -> String) -> String {
    let own = name(cell.classIndex)
    let what = cell.component.noun(at: cell.place)
    switch cell.arm {
    case .sufficiency:
      return "Images of other classes that get \(what) of '\(own)' images are taken for "
        + "'\(own)' with a probability higher by \(Self.words(cell.sufficiency.probability)) than "
        + "with that of yet other classes."
    case .necessity:
      return "Images of '\(own)' that get \(what) of other classes lose "
        + "\(Self.words(cell.necessity.probability)) of its probability, against those that get "
        + "that of other images of '\(own)'."
    }
  }

  private static func words(_ estimate: Estimate) -> String {
    String(format: "%.2f (%.2f to %.2f)", estimate.value, estimate.lower, estimate.upper)
  }
}
