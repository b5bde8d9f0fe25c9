internal import Foundation
public import SpuriousFeatures

extension EffectProfile {
  /// The arm that shows it better: half of a class's own loss counts as much as what others gain.
  public var arm: TransplantArm {
    necessity.value > 2 * sufficiency.value ? .necessity : .sufficiency
  }

  /// The figure of an arm.
  public func figure(_ arm: TransplantArm) -> Figure {
    arm == .sufficiency ? sufficiency : necessity
  }

  /// What it does, in a few words.
  func sentence(_ arm: TransplantArm) -> String {
    switch arm {
    case .sufficiency: "other photographs with it gain \(sufficiency.text) of its probability"
    case .necessity: "its photographs without it lose \(necessity.text) of its probability"
    }
  }
}

extension Figure {
  /// The figure with its interval: `0.31 (0.20 to 0.42)`.
  public var text: String {
    "\(Self.text(value)) (\(Self.text(lower)) to \(Self.text(upper)))"
  }

  /// Two decimals, and no minus before a zero.
  private static func text(_ value: Double) -> String {
    String(format: "%.2f", (value * 100).rounded() / 100 + 0)
  }
}
