internal import Statistics

/// What was found of one class and one component.
public struct TransplantCell: Hashable, Codable, Sendable {
  public let classIndex: Int
  public let component: Component
  /// Which of the component's places has the effect; `nil` if it has one place, or none.
  public let place: Place?
  /// What the component does to images of other classes.
  public let sufficiency: TransplantEffect
  /// What its loss does to the class's own images.
  public let necessity: TransplantEffect
  /// The false discovery rate at which the first is found, among all that was tested.
  public internal(set) var sufficiencyQValue = 1.0
  /// The same of the second.
  public internal(set) var necessityQValue = 1.0
  /// Whether there is an effect.
  public internal(set) var isFlagged = false
  /// The component of the same class that explains the effect, if another one does.
  public internal(set) var alias: Component?

  /// Whether it is an effect of its own.
  public var isFinding: Bool { isFlagged && alias == nil }

  /// The arm that shows the effect best.
  public var arm: TransplantArm {
    .clearer(sufficiency, necessity)
  }

  /// The effect on other classes' images, or half of the class's own loss if that is more.
  public var strength: Double {
    max(sufficiency.probability.value, necessity.probability.value / 2)
  }

  /// The effect in an arm.
  public func effect(_ arm: TransplantArm) -> TransplantEffect {
    arm == .sufficiency ? sufficiency : necessity
  }
}
