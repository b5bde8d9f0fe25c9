/// An effect of something that is not the class itself: the claim of the highest tier.
///
/// It can only be made from an effect and a declaration of what the class itself is: nothing else can
/// call a feature spurious.
public struct SpuriousFinding: Hashable, Codable, Sendable {
  public let effect: Effect
  public let declaration: CoreDeclaration

  /// Makes the claim.
  ///
  /// - Parameters:
  ///   - effect: What was measured, with images whose cores are known.
  ///   - declaration: How somebody has said what the class itself is.
  public init(_ effect: Effect, declaration: CoreDeclaration) {
    self.effect = effect
    self.declaration = declaration
  }

  /// What the class leans on, in one sentence.
  ///
  /// - Parameter name: What a class is called.
  /// - Returns: The sentence.
  public func sentence(_ name: (Int) -> String) -> String {
    let own = name(effect.cell.classIndex)
    let what = effect.cell.component.noun(at: effect.cell.place)
    return "'\(own)' leans on \(what), which is not the '\(own)' itself: a spurious feature."
  }
}

/// A claim from images, with the words that its tier allows.
public enum ImageClaim: Hashable, Sendable {
  case effect(Effect)
  case spurious(SpuriousFinding)

  /// The highest claim that can be made.
  ///
  /// - Parameters:
  ///   - effect: What was measured.
  ///   - declaration: How somebody has said what the class itself is, if anybody has.
  public init(_ effect: Effect, declaration: CoreDeclaration?) {
    self =
      declaration.map { .spurious(SpuriousFinding(effect, declaration: $0)) } ?? .effect(effect)
  }

  public var tier: ClaimTier {
    switch self {
    case .effect: .effect
    case .spurious: .spurious
    }
  }

  /// How somebody has said what the class itself is, where the claim rests on it.
  public var declaration: CoreDeclaration? {
    switch self {
    case .effect: nil
    case .spurious(let finding): finding.declaration
    }
  }

  /// What was measured.
  public var effect: Effect {
    switch self {
    case .effect(let effect): effect
    case .spurious(let finding): finding.effect
    }
  }

  /// What is claimed, in one sentence.
  ///
  /// - Parameter name: What a class is called.
  /// - Returns: The sentence.
  public func sentence(_ name: (Int) -> String) -> String {
    switch self {
    case .effect(let effect): effect.sentence(name)
    case .spurious(let finding): finding.sentence(name)
    }
  }
}
